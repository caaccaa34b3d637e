using Jaring.Offices;
using Jaring.Outreach.Planning;
using Jaring.Outreach.Planning.Hints;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Dashboard;

/// <summary>What helps while a session is planned, and what a meeting leaves behind.</summary>
internal static class PlannerEndpoints
{
    /// <summary>Bytes of five hundred mailboxes, and of minutes.</summary>
    private const int LargestSketch = 128 * 1024;

    public static RouteGroupBuilder MapPlanner(this RouteGroupBuilder api)
    {
        api.MapGet("/sessions/settings", Settings);
        api.MapPost("/sessions/check", CheckAsync);
        api.MapPut("/sessions/{id}/meeting", RecordAsync);
        return api;
    }

    private static IResult Settings(DashboardCall call) => TypedResults.Json(PlannerJson.Of(call.Office), WireJson.Options);

    private static async Task<IResult> CheckAsync(DashboardCall call, HttpRequest request, CheckPlan check, CancellationToken ct)
    {
        var sketch = await JsonBody.ReadAsync<PlanSketch>(request, LargestSketch, ct);
        if (sketch.People.Concat(sketch.Attendees).Concat(sketch.FurtherDays).Concat(sketch.Inside ?? []).Any(text => text is null))
        {
            return EdgeProblems.Of("bad-shape");
        }
        return TypedResults.Json(await check.CheckAsync(call.OfficeId, sketch, ct), WireJson.Options);
    }

    private static async Task<IResult> RecordAsync(string id, DashboardCall call, HttpRequest request, RecordMeeting record, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<MeetingRecord>(request, LargestSketch, ct);
        var result = await record.RecordAsync(call.OfficeId, id, wanted, ct);
        return result switch
        {
            { Session: null } => EdgeProblems.Of("not-found"),
            { Faults.Count: > 0 } => SessionEndpoints.Refused(result.Faults, EdgeWords.For(request)),
            { Changed: true } => EdgeProblems.Of("session-changed", ("session", SessionJson.Of(result.Session, call.Office))),
            _ => TypedResults.Json(SessionJson.Of(result.Session, call.Office), WireJson.Options),
        };
    }
}

/// <summary>What the planner offers.</summary>
/// <param name="Rooms">Rooms of the office.</param>
/// <param name="Audiences">Units, groups and lists with their mailboxes.</param>
/// <param name="Holidays">Years whose free days are known, and where they were read.</param>
/// <param name="Contacts">Contacts of the office's own services, to be checked in a meeting.</param>
/// <param name="People">Names of people of the office who moderate and speak.</param>
internal sealed record PlannerJson(
    IReadOnlyList<string> Rooms, IReadOnlyList<AudienceJson> Audiences, IReadOnlyList<HolidaySource> Holidays, IReadOnlyList<ContactJson> Contacts, IReadOnlyList<string> People)
{
    public static PlannerJson Of(OfficeOptions office) => new(
        [.. office.Planning.Rooms],
        [.. office.Planning.Audiences.Select(a => new AudienceJson(a.Name, [.. a.Mailboxes]))],
        HolidaySources.Of(office),
        [.. office.Services.Select(s => new ContactJson(s.Name, s.Contact, s.VerifiedOn))],
        [.. office.Planning.People.Select(p => p.Name)]);
}

/// <summary>A group that can be invited as a whole.</summary>
internal sealed record AudienceJson(string Name, IReadOnlyList<string> Mailboxes);

/// <summary>A contact as the office has it.</summary>
internal sealed record ContactJson(string Service, string Contact, string VerifiedOn);
