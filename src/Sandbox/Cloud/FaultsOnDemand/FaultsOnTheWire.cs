namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>
/// Decides for every call of the pretend cloud what it meets, and does what happens on the wire: broken connections, repeats, spoilt answers,
/// proxies. Throttling, failing and delays are left to the service, which answers in its own words.
/// </summary>
internal static class FaultsOnTheWire
{
    /// <summary>Comes after the records, so that what was struck is recorded as it was answered.</summary>
    public static void UseFaults(this IApplicationBuilder app) => app.Use(PassAsync);

    private static async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (CloudRecord.ServiceOf(http.Request.Path) is not { } service
            || http.RequestServices.GetRequiredService<Faults>().For(service).Decide(http.Request.Method, http.Request.Path) is not { } strike)
        {
            await next(http);
            return;
        }
        http.Items[typeof(Strike)] = strike;
        switch (strike.Kind)
        {
            case FaultKind.LoseCall:
                http.Abort();
                break;
            case FaultKind.LoseAnswer:
                await next(http);
                http.Abort();
                break;
            case FaultKind.Repeat:
                await WithoutAnswerAsync(http, next);
                http.Response.StatusCode = StatusCodes.Status200OK;
                await next(http);
                break;
            case FaultKind.Garbage:
                await SpoiltAnswer.WriteAsync(http, strike.Form!.Value, await WithoutAnswerAsync(http, next));
                break;
            case FaultKind.Html:
                await SpoiltAnswer.WritePageAsync(http, strike);
                break;
            default:
                await next(http);
                break;
        }
    }

    /// <summary>Lets the service work and takes its answer away; the request can be read again.</summary>
    private static async Task<byte[]> WithoutAnswerAsync(HttpContext http, RequestDelegate next)
    {
        var before = http.Response.Body;
        using var taken = new MemoryStream();
        http.Response.Body = taken;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = before;
            http.Request.Body.Position = 0;
        }
        return taken.ToArray();
    }
}
