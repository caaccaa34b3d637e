using System.Data.Common;
using Jaring.Outbox;

namespace Jaring.Host.Health;

/// <summary>What a supervisor asks, on any host name. The answers are codes.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => Results.Json(new { state = "live" }));
        endpoints.MapGet("/readyz", ReadyAsync);
    }

    /// <summary>The team's list ends or has ended: somebody should see to it, and everything goes on (sealing.md A5).</summary>
    private static bool IsAdvice(string reason) => reason.StartsWith("directory-", StringComparison.Ordinal);

    /// <summary>A stuck outbox is told but keeps the host in service: taking the room away would not deliver a notice.</summary>
    private static async Task<IResult> ReadyAsync(ReadReadiness readiness, CancellationToken cancellationToken)
    {
        try
        {
            var reasons = await readiness.ReadAsync(cancellationToken);
            return Results.Json(new { state = reasons.All(IsAdvice) ? "ready" : "degraded", reasons });
        }
        catch (DbException)
        {
            return Results.Json(new { state = "away", reasons = new[] { "store-away" } }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
