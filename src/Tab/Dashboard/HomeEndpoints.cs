using Jaring.Cases;
using Jaring.Cases.Index;
using Jaring.Help;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>The first page, and the index on which every member's browser tries its key.</summary>
internal static class HomeEndpoints
{
    public static RouteGroupBuilder MapHome(this RouteGroupBuilder api)
    {
        api.MapGet("/home", HomeAsync).WithMetadata(new OpenToNewcomers());
        return api;
    }

    public static RouteGroupBuilder MapIndex(this RouteGroupBuilder api)
    {
        api.MapGet("/index", IndexAsync);
        api.MapPut("/index/seen", SeenAsync);
        return api;
    }

    private static async Task<JsonHttpResult<HomeJson>> HomeAsync(DashboardCall call, ReadHome home, CancellationToken ct) =>
        TypedResults.Json(HomeJson.Of(await home.ReadAsync(call.OfficeId, call.Me.MemberId, ct)), WireJson.Options);

    private static async Task<JsonHttpResult<IndexJson>> IndexAsync(DashboardCall call, ReadIndex index, TakenIn taken, CancellationToken ct)
    {
        // The day first: an entry that comes while the list is read is then not taken for one that was in it.
        var day = taken.Today(call.OfficeId);
        return TypedResults.Json(new IndexJson(await index.ReadAsync(call.OfficeId, call.Me.IsTrustee, ct), day), WireJson.Options);
    }

    private static async Task<IResult> SeenAsync(DashboardCall call, HttpRequest request, TakenIn taken, CancellationToken ct)
    {
        var seen = await JsonBody.ReadAsync<IndexSeenJson>(request, JsonBody.UsualBytes, ct);
        return await taken.KeepAsync(call.OfficeId, call.Me.MemberId, seen.Day, ct) ? TypedResults.NoContent() : EdgeProblems.Of("bad-shape");
    }
}

/// <summary>All cases and drills that are not forgotten, the same for every member, and the day of it. A trustee also gets the late slots that are due.</summary>
internal sealed record IndexJson(IReadOnlyList<IndexEntry> Entries, string Day);

/// <summary>The member's page holds, sealed, all it could open of the index of this day.</summary>
internal sealed record IndexSeenJson(string Day);

/// <summary>The first page as the dashboard reads it.</summary>
internal sealed record HomeJson(
    MeJson Me, string Stage, bool Refounding, bool Enrolled, IReadOnlyList<TeamMember> Team, DateTimeOffset? DirectoryUntil,
    DateTimeOffset NextNotice, DateTimeOffset? LastNotice, DateTimeOffset CheckedAt, DeliveryJson Delivery, IReadOnlyList<OldNumber> OldNumbers, Posko? Posko, LetterSettings Letters)
{
    public static HomeJson Of(HomeView home) => new(
        new(home.Me.MemberId, home.Me.Name, home.Me.Post, home.Me.Sex, home.Me.Coordinator),
        home.Stage switch { HomeStage.Enrol => "enrol", HomeStage.Found => "found", HomeStage.Waiting => "waiting", _ => "ready" },
        home.Refounding,
        home.Me.Enrolled,
        home.Team,
        home.DirectoryUntil,
        home.NextNotice,
        home.LastNotice,
        home.CheckedAt,
        new(home.Delivery.Pending, home.Delivery.Parked),
        home.OldNumbers,
        home.Posko,
        home.Letters);
}

/// <summary>The member who asks.</summary>
internal sealed record MeJson(string MemberId, string Name, string Post, string Sex, bool Coordinator);

/// <summary>Late and given-up deliveries.</summary>
internal sealed record DeliveryJson(int Pending, int Parked);
