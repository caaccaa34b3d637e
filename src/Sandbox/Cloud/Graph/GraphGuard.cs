using System.Globalization;
using Jaring.Sandbox.Cloud.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>What every Graph call passes: token, permission, faults on demand, at most four calls in flight for one mailbox (teams.md §7.3).</summary>
internal sealed class GraphGuard(TokenMint mint, Faults faults, Records records, TimeProvider time)
{
    private const int LargestConcurrency = 4;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> inFlight = new();

    /// <summary>Endpoint filter for calls that need this application permission.</summary>
    public Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Needs(string permission) => async (context, next) =>
    {
        var http = context.HttpContext;
        await KeepAsync(http);
        GraphAnswers.RequestId(http);
        var (token, fault) = await mint.CheckAppAsync(http.Request.Headers.Authorization, TokenMint.GraphAudience);
        if (token is null)
            return GraphAnswers.Error(http, 401, "InvalidAuthenticationToken", fault!);
        if (await faults.Graph.StrikeAsync(time) is { } struck)
            return Struck(http, struck);
        if (!Roles(token).Contains(permission) || faults.MissingPermissions.Contains(permission))
            return permission.StartsWith("Calendars", StringComparison.Ordinal)
                ? GraphAnswers.AccessDenied(http)
                : GraphAnswers.Error(http, 403, "Forbidden", $"Missing role permissions on the request. API requires one of '{permission}'.");
        http.Items["appid"] = token.GetPayloadValue<string>("appid");
        var mailbox = http.GetRouteValue("user")?.ToString() ?? "";
        if (inFlight.AddOrUpdate(mailbox, 1, (_, n) => n + 1) > LargestConcurrency)
        {
            inFlight.AddOrUpdate(mailbox, 0, (_, n) => n - 1);
            http.Response.Headers.RetryAfter = "1";
            return Results.Json(new { error = new { code = "ApplicationThrottled", message = "Application is over its MailboxConcurrency limit." } }, statusCode: 429);
        }
        try
        {
            return await next(context);
        }
        finally
        {
            inFlight.AddOrUpdate(mailbox, 0, (_, n) => n - 1);
        }
    };

    private async Task KeepAsync(HttpContext http)
    {
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        records.Add("graph", http.Request.Method, http.Request.Path, await reader.ReadToEndAsync(http.RequestAborted));
        http.Request.Body.Position = 0;
    }

    private static IResult Struck(HttpContext http, FaultPlan struck)
    {
        if (struck.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return struck.Status switch
        {
            429 => GraphAnswers.Error(http, 429, "TooManyRequests", "Please retry again later."),
            502 => Results.Text("<html><head><title>502 Bad Gateway</title></head></html>", "text/html", statusCode: 502),
            503 => GraphAnswers.Error(http, 503, "ServiceUnavailable", "The service is temporarily unavailable."),
            504 => GraphAnswers.Error(http, 504, "GatewayTimeout", "The upstream service did not answer in time."),
            403 => GraphAnswers.AccessDenied(http),
            var status => GraphAnswers.Error(http, status, "InternalServerError", "Internal Server Error"),
        };
    }

    private static string[] Roles(JsonWebToken token) => token.TryGetPayloadValue<string[]>("roles", out var roles) ? roles : [];
}
