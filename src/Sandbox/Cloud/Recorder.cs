using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud;

/// <summary>Writes every call of the pretend cloud and its answer into <see cref="Records"/>, before the caller sees the answer.</summary>
internal static class Recorder
{
    /// <summary>Bodies up to this many bytes stay in memory; larger ones are refused by the services anyway.</summary>
    private const int InMemory = 1024 * 1024;

    /// <summary>Of garbage that is longer, the beginning is kept.</summary>
    private const int LongestKept = 256 * 1024;

    public static void UseRecords(this IApplicationBuilder app) => app.Use(KeepAsync);

    private static async Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        if (CloudRecord.ServiceOf(http.Request.Path) is not { } service)
        {
            await next(http);
            return;
        }
        http.Request.EnableBuffering(InMemory);
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;

        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var status = 0;
        try
        {
            await next(http);
            status = http.Response.StatusCode;
        }
        finally
        {
            http.Response.Body = wire;
            var strike = http.Items[typeof(Strike)] as Strike;
            var isLost = strike?.IsLost == true;
            var text = isLost ? "" : System.Text.Encoding.UTF8.GetString(answer.GetBuffer().AsSpan(0, (int)Math.Min(answer.Length, strike?.Kind == FaultKind.Garbage ? LongestKept : answer.Length)));
            http.RequestServices.GetRequiredService<Records>().Add(new(
                service, http.Request.Method, http.Request.Path, Uri.UnescapeDataString(http.Request.QueryString.Value ?? ""), body, isLost ? 0 : status, text, strike?.Kind));
        }
        await SendAsync(http, answer, wire);
    }

    private static async Task SendAsync(HttpContext http, MemoryStream answer, Stream wire)
    {
        if (http.Items[typeof(Strike)] is Strike { IsLost: true })
            return;
        answer.Position = 0;
        await answer.CopyToAsync(wire, http.RequestAborted);
    }
}
