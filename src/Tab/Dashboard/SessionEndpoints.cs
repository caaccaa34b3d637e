using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Tab.Lobby;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>Planning sosialisasi and seeing what the calendar says about it.</summary>
internal static class SessionEndpoints
{
    /// <summary>Bytes of 2,500 mailboxes and an agenda.</summary>
    private const int LargestPlan = 256 * 1024;

    private const int LargestDecision = 1024;

    public static RouteGroupBuilder MapSessions(this RouteGroupBuilder api)
    {
        api.MapGet("/sessions", ReadAsync);
        api.MapPost("/sessions", PlanAsync);
        api.MapPut("/sessions/{id:length(22)}", ChangeAsync);
        api.MapPost("/sessions/{id}/cancel", CancelAsync);
        api.MapPost("/sessions/{id}/outlook", DecideAsync);
        api.MapGet("/sessions/{id}/calendar-file", FileAsync);
        api.MapPost("/sessions/{id}/refresh", RefreshAsync);
        return api.MapPlanner();
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadSessions sessions, CancellationToken ct)
    {
        var found = await sessions.ReadAsync(call.OfficeId, ct);
        return TypedResults.Json(new SessionsJson([.. found.Select(s => SessionJson.Of(s, call.Office))]), WireJson.Options);
    }

    private static async Task<IResult> PlanAsync(DashboardCall call, HttpRequest request, PlanSession plan, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<SessionPlan>(request, LargestPlan, ct);
        var result = await plan.PlanAsync(call.OfficeId, call.Me.MemberId, wanted, ct);
        if (result.Session is not { } session)
        {
            return result.KeyReused ? EdgeProblems.Of("duplicate.session") : Refused(result.Faults, EdgeWords.For(request));
        }
        return TypedResults.Json(SessionJson.Of(session, call.Office), WireJson.Options, statusCode: result.Repeated ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(string id, DashboardCall call, HttpRequest request, ChangeSession change, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<SessionPlan>(request, LargestPlan, ct);
        var result = await change.ChangeAsync(call.OfficeId, id, wanted, ct);
        return result switch
        {
            { Session: null } => EdgeProblems.Of("not-found"),
            { Faults.Count: > 0 } => Refused(result.Faults, EdgeWords.For(request)),
            { Outdated: true } => EdgeProblems.Of("session-changed", ("session", SessionJson.Of(result.Session, call.Office))),
            _ => Answer(result.Session, call),
        };
    }

    private static async Task<IResult> DecideAsync(string id, DashboardCall call, HttpRequest request, DecideOutlook decide, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<OutlookAnswer>(request, LargestDecision, ct);
        return wanted.Meant is { } decision ? Answer(await decide.DecideAsync(call.OfficeId, id, decision, ct), call) : EdgeProblems.Of("bad-shape");
    }

    /// <summary>For guests outside the tenant, with the link: only members fetch it here.</summary>
    private static async Task<IResult> FileAsync(string id, DashboardCall call, HttpRequest request, WriteCalendarFile write, CancellationToken ct) =>
        await write.WriteAsync(call.OfficeId, id, LobbyWords.For(request).Online, null, invited: true, ct) is { } file
            ? TypedResults.Json(new CalendarFileJson("kegiatan.ics", file), WireJson.Options)
            : EdgeProblems.Of("not-found");

    private static async Task<IResult> CancelAsync(string id, bool? following, DashboardCall call, CancelSession cancel, CancellationToken ct) =>
        Answer(await cancel.CancelAsync(call.OfficeId, id, following == true, ct), call);

    private static async Task<IResult> RefreshAsync(string id, DashboardCall call, RefreshReplies refresh, CancellationToken ct) =>
        Answer(await refresh.RefreshAsync(call.OfficeId, id, ct), call);

    private static IResult Answer(Session? session, DashboardCall call) =>
        session is null ? EdgeProblems.Of("not-found") : TypedResults.Json(SessionJson.Of(session, call.Office), WireJson.Options);

    internal static IResult Refused(IReadOnlyList<PlanFault> found, EdgeWords words)
    {
        var faults = found.Select(f => new { field = f.Field, code = f.Code, sentence = words.PlanFault(f.Code, f.Count) }).ToArray();
        var detail = words.Problem("bad-shape.plan").Detail.Replace("{faults}", string.Join(' ', faults.Select(f => f.sentence)), StringComparison.Ordinal);
        return EdgeProblems.Of("bad-shape.plan", ("detail", detail), ("faults", faults));
    }
}
