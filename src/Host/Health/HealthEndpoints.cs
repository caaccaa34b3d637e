using System.Data.Common;
using Jaring.Outbox;

namespace Jaring.Host.Health;

/// <summary>What a supervisor asks, on any host name. The answers are codes.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Json(new { state = "live" })).AllowAnonymous();
        endpoints.MapGet("/readyz", ReadyAsync).AllowAnonymous();
    }

    /// <summary>The team's list ends or has ended: somebody should see to it, and everything goes on (sealing.md A5).</summary>
    private static bool IsAdvice(string reason) => reason.StartsWith("directory-", StringComparison.Ordinal);

    /// <summary>
    /// A stuck outbox, a slow or a nearly full disk is told but keeps the host in service: taking the room away would not mend it. A store that takes no
    /// write is not ready, although it may still read.
    /// </summary>
    private static async Task<IResult> ReadyAsync(ReadReadiness readiness, CancellationToken cancellationToken)
    {
        try
        {
            var (canSave, reasons) = await readiness.ReadAsync(cancellationToken);
            return canSave ? Results.Json(new { state = reasons.All(IsAdvice) ? "ready" : "degraded", reasons }) : Away(reasons);
        }
        catch (DbException)
        {
            return Away(["store-away"]);
        }
    }

    private static IResult Away(IReadOnlyList<string> reasons) =>
        Results.Json(new { state = "away", reasons }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
