using Jaring.Retention;
using Jaring.Shapes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The records of destruction: days and counts.</summary>
internal static class DestructionEndpoints
{
    public static RouteGroupBuilder MapDestructions(this RouteGroupBuilder api)
    {
        api.MapGet("/destructions", ReadAsync);
        return api;
    }

    private static async Task<JsonHttpResult<DestructionsJson>> ReadAsync(DashboardCall call, ReadDestructions destructions, CancellationToken ct) =>
        TypedResults.Json(new DestructionsJson(await destructions.ReadAsync(call.OfficeId, ct)), WireJson.Options);

    private sealed record DestructionsJson(IReadOnlyList<Destruction> Destructions);
}
