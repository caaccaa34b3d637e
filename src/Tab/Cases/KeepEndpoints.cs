using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Cases;

/// <summary>Until when a case is kept, asked and set by whoever shows its access token; no bearer, as for everything about one case (sealing.md A3).</summary>
internal static class KeepEndpoints
{
    public static RouteGroupBuilder MapKeep(this RouteGroupBuilder cases)
    {
        cases.MapPost("/keep", KeepAsync);
        return cases;
    }

    private static async Task<IResult> KeepAsync(string office, HttpRequest request, KeepCase keep, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<KeepBody>(request, JsonBody.UsualBytes, cancellationToken);
        return await keep.AskAsync(office, body.Access, new KeepChange(body.Until, body.Hold), cancellationToken) switch
        {
            KeepResult.Kept(var view) => Results.Json(view, WireJson.Options),
            KeepResult.Moved(var to) => ReaderEndpoints.Moved(to),
            KeepResult.NotFound => EdgeProblems.Of("not-found"),
            KeepResult.Refused(var code) => EdgeProblems.Of(code),
            _ => throw new InvalidOperationException("An ending of keeping has no answer."),
        };
    }

    private sealed record KeepBody(string Access, string? Until = null, bool? Hold = null);
}
