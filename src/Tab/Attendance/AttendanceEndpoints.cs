using Jaring.Attendance;
using Jaring.Feedback;
using Jaring.Outreach.Materials;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>The list of a session in the dashboard. No route here takes or gives anything of a case, and no answer names who handled the list.</summary>
internal static class AttendanceEndpoints
{
    /// <summary>Bytes of a list of some thousand people.</summary>
    private const int LargestChange = 1024 * 1024;

    public static RouteGroupBuilder MapAttendance(this RouteGroupBuilder api)
    {
        api.MapGet("/sessions/{id}/attendance", async (string id, DashboardCall call, ReadList list, CancellationToken ct) =>
            Answer(await list.ReadAsync(call.OfficeId, id, ct)));
        api.MapPost("/sessions/{id}/attendance", ChangeAsync);
        api.MapGet("/sessions/{id}/attendance/screen", ScreenAsync);
        api.MapPut("/sessions/{id}/attendance/desk", CloseAsync);
        api.MapPost("/sessions/{id}/attendance/pass", GiveAsync);
        api.MapDelete("/sessions/{id}/attendance/pass", async (string id, DashboardCall call, OutsideDesk outside, CancellationToken ct) =>
        {
            await outside.TakeBackAsync(call.OfficeId, id, ct);
            return TypedResults.NoContent();
        });
        api.MapGet("/sessions/{id}/feedback", async (string id, DashboardCall call, ReadFeedback feedback, CancellationToken ct) =>
            Answer(await feedback.ReadAsync(call.OfficeId, id, ct)));
        api.MapGet("/sessions/{id}/materials", async (string id, DashboardCall call, KeepMaterials materials, CancellationToken ct) =>
            Answer(new MaterialsJson(await materials.ReadAsync(call.OfficeId, id, ct))));
        api.MapPut("/sessions/{id}/materials", KeepAsync);
        api.MapGet("/attendance/coverage", async (DashboardCall call, ReadCoverage coverage, CancellationToken ct) =>
            Answer(new CoverageJson(await coverage.ReadAsync(call.OfficeId, ct))));
        return api;
    }

    private static async Task<IResult> ChangeAsync(string id, DashboardCall call, HttpRequest request, ChangeList change, ReadList list, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<ChangeJson>(request, LargestChange, ct);
        return await change.ApplyAsync(call.OfficeId, id, new(wanted.Add ?? [], wanted.Remove ?? [], wanted.Mark ?? [], wanted.Match ?? []), ct)
            ? Answer(await list.ReadAsync(call.OfficeId, id, ct))
            : EdgeProblems.Of("bad-shape");
    }

    private static async Task<IResult> ScreenAsync(string id, DashboardCall call, OpenDesk desk, CancellationToken ct)
    {
        if (await desk.ReadAsync(call.OfficeId, id, ct) is not { } screen)
        {
            return EdgeProblems.Of("not-found");
        }

        var here = $"{call.Office.RoomOrigin}/{call.OfficeId}";
        return Answer(new ScreenJson($"{here}/{CheckInEndpoints.Place}", screen.Codes, screen.Online, $"{here}/{FeedbackEndpoints.Place}/{screen.Feedback}", $"{here}/{HallEndpoints.Place}/{screen.Pass}"));
    }

    private static async Task<IResult> CloseAsync(string id, DashboardCall call, HttpRequest request, OpenDesk desk, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<DeskJson>(request, JsonBody.UsualBytes, ct);
        return await desk.CloseAsync(call.OfficeId, id, wanted.Closed, ct) ? TypedResults.NoContent() : EdgeProblems.Of("not-found");
    }

    private static async Task<IResult> GiveAsync(string id, DashboardCall call, OutsideDesk outside, CancellationToken ct) =>
        await outside.GiveAsync(call.OfficeId, id, ct) is { } pass
            ? Answer(new PassJson($"{call.Office.RoomOrigin}/{call.OfficeId}/{OutsideEndpoints.Place}/{pass}"))
            : EdgeProblems.Of("bad-shape");

    private static async Task<IResult> KeepAsync(string id, DashboardCall call, HttpRequest request, KeepMaterials materials, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<KeepJson>(request, JsonBody.UsualBytes, ct);
        return await materials.KeepAsync(call.OfficeId, id, wanted.Materials, wanted.Seen, ct) switch
        {
            MaterialsKept.Kept => TypedResults.NoContent(),
            MaterialsKept.Moved => EdgeProblems.Of("conflict"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static IResult Answer<T>(T? found) => found is null ? EdgeProblems.Of("not-found") : TypedResults.Json(found, WireJson.Options);

    private sealed record ChangeJson(
        IReadOnlyList<ListedPerson>? Add = null, IReadOnlyList<string>? Remove = null, IReadOnlyList<PresenceMark>? Mark = null, IReadOnlyList<EntryMatch>? Match = null);

    private sealed record PassJson(string Address);

    private sealed record DeskJson(bool Closed);

    private sealed record MaterialsJson(IReadOnlyList<Material> Materials);

    /// <summary>The list that shall stand, and the one that the page saw.</summary>
    private sealed record KeepJson(IReadOnlyList<Material> Materials, IReadOnlyList<Material> Seen);

    private sealed record CoverageJson(IReadOnlyList<UnitReach> Units);

    private sealed record ScreenJson(string Address, IReadOnlyList<ScreenCode> Codes, string Online, string Feedback, string Window);
}
