using Jaring.Shapes;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard.Trustees;

/// <summary>What only a trustee asks: who I am here, and the way out.</summary>
internal static class TrusteeSessionEndpoints
{
    public static void MapTrusteeSession(this RouteGroupBuilder api)
    {
        api.MapGet("/wali/me", Me).WithMetadata(new OpenToNewTrustees());
        api.MapDelete("/wali/session", EndAsync).WithMetadata(new OpenToNewTrustees());
    }

    private static JsonHttpResult<TrusteeMeJson> Me(DashboardCall call, TimeProvider clock)
    {
        var me = call.Me.Trustee!;
        return TypedResults.Json(new TrusteeMeJson(new(me.Id, me.Name, me.Post, me.Sex), ReadTrustees.NameOf(me.State), OfficeJson.Of(call.Office), clock.GetUtcNow()), WireJson.Options);
    }

    private static async Task<NoContent> EndAsync(DashboardCall call, TrusteeSessions sessions, CancellationToken ct)
    {
        await sessions.EndAsync(call.OfficeId, call.Me.Trustee!, ct);
        return TypedResults.NoContent();
    }

    private sealed record TrusteeMeJson(PersonJson Me, string State, OfficeJson Office, DateTimeOffset CheckedAt);

    private sealed record PersonJson(string Id, string Name, string Post, string Sex);
}
