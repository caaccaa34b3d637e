using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard.Trustees;

/// <summary>What the team does about its contact outside: invite, and see how ready that person is. Adding anybody to the list stays the list's affair.</summary>
internal static class TrusteeEndpoints
{
    public static RouteGroupBuilder MapTrustees(this RouteGroupBuilder api)
    {
        api.MapGet("/trustees", ReadAsync);
        api.MapPut("/trustees/invitation", InviteAsync);
        api.MapDelete("/trustees/invitation", WithdrawAsync);
        return api;
    }

    private static async Task<JsonHttpResult<TrusteesView>> ReadAsync(DashboardCall call, ReadTrustees trustees, CancellationToken ct) =>
        TypedResults.Json(await trustees.ReadAsync(call.OfficeId, ct), WireJson.Options);

    private static async Task<IResult> InviteAsync(DashboardCall call, HttpRequest request, InviteTrustee invite, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<LookupJson>(request, JsonBody.UsualBytes, ct);
        return await invite.InviteAsync(call.OfficeId, body.Lookup, ct) ? TypedResults.NoContent() : EdgeProblems.Of("bad-shape");
    }

    private static async Task<NoContent> WithdrawAsync(DashboardCall call, InviteTrustee invite, CancellationToken ct)
    {
        await invite.WithdrawAsync(call.OfficeId, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the digits of an invitation derive, base64url of 32 bytes.</summary>
internal sealed record LookupJson(string Lookup);
