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

    /// <summary>A stuck outbox is told but keeps the host in service: taking the room away would not deliver a notice.</summary>
    private static async Task<IResult> ReadyAsync(ReadReadiness readiness, CancellationToken cancellationToken)
    {
        try
        {
            var reasons = await readiness.ReadAsync(cancellationToken);
            return Results.Json(new { state = reasons.Count == 0 ? "ready" : "degraded", reasons });
        }
        catch (DbException)
        {
            return Results.Json(new { state = "away", reasons = new[] { "store-away" } }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
