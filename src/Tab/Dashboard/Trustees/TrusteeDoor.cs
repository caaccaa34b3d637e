using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team;
using Jaring.Team.Trustees;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard.Trustees;

/// <summary>
/// The way in for somebody without an account: by the digits that a member handed over, later by a signature of the own key. Each request waits in a line
/// per neighbourhood of addresses, and nothing tells an unknown id from a known one.
/// </summary>
internal static class TrusteeDoor
{
    public static void MapTrusteeDoor(this IEndpointRouteBuilder app)
    {
        var door = app.MapOffice(OfficeOrigin.Dashboard).MapGroup("/api/wali").AllowAnonymous();
        door.MapPost("/look", LookAsync);
        door.MapPost("/record", EnrolAsync);
        door.MapPost("/challenge", ChallengeAsync);
        door.MapPost("/session", BeginAsync);
    }

    private static async Task<IResult> LookAsync(
        string office, HttpContext http, LookForTrustee trustees, OfficeRegister offices, TrusteeDelay delay, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<LookupJson>(http.Request, JsonBody.UsualBytes, ct);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, ct);
        return await trustees.LookAsync(office, body.Lookup, ct) switch
        {
            TrusteeFound.Invited(var id, var list) => Json(
                200, new { state = "invited", id, office = OfficeJson.Of(offices.Get(office)), directory = new { list.Genesis, list.Chain, list.Past } }),
            TrusteeFound.Enrolled(var id, var record, var revision) => Json(200, new { state = "enrolled", id, record = new RawJson(record), revision }),
            _ => EdgeProblems.Of("not-found.trustee"),
        };
    }

    private static async Task<IResult> EnrolAsync(string office, HttpContext http, EnrolTrustee enrol, TrusteeDelay delay, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<TrusteeRecordJson>(http.Request, JsonBody.UsualBytes, ct);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, ct);
        return await enrol.EnrolAsync(office, body.Lookup, body.Who, body.Record.Text, ct) switch
        {
            TrusteeEnrolment.Enrolled => TypedResults.StatusCode(StatusCodes.Status201Created),
            TrusteeEnrolment.NotInvited => EdgeProblems.Of("not-found.trustee"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> ChallengeAsync(string office, HttpContext http, TrusteeChallenges challenges, TrusteeDelay delay, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<TrusteeIdJson>(http.Request, JsonBody.UsualBytes, ct);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, ct);
        return Json(200, challenges.Issue(office, body.Id));
    }

    private static async Task<IResult> BeginAsync(string office, HttpContext http, TrusteeSessions sessions, TrusteeDelay delay, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<TrusteeProofJson>(http.Request, JsonBody.UsualBytes, ct);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, ct);
        return await sessions.BeginAsync(office, body.Id, body.Nonce, body.Sig, ct) switch
        {
            SignInResult.SignedIn(var token, var until) => Json(200, new { token, until }),
            SignInResult.Removed => EdgeProblems.Of("not-on-team.trustee"),
            _ => EdgeProblems.Of("bad-signature.trustee"),
        };
    }

    private static IResult Json<T>(int status, T body) => Results.Json(body, WireJson.Options, statusCode: status);

    private sealed record TrusteeRecordJson(string Lookup, Who Who, RawJson Record);

    private sealed record TrusteeIdJson(string Id);

    private sealed record TrusteeProofJson(string Id, string Nonce, string Sig);
}

/// <summary>An office as its trustee sees it.</summary>
internal sealed record OfficeJson(string Id, string Name)
{
    public static OfficeJson Of(OfficeOptions office) => new(office.Id, office.Name);
}
