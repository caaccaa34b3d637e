using Jaring.Attendance.Newcomers;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Attendance;

/// <summary>The list of newcomers and interns, for whoever handles lists of sessions.</summary>
internal static class NewcomerEndpoints
{
    /// <summary>Bytes of a list of five hundred people.</summary>
    private const int LargestChange = 256 * 1024;

    public static void MapNewcomers(this RouteGroupBuilder api)
    {
        api.MapGet("/attendance/newcomers", ReadAsync);
        api.MapPost("/attendance/newcomers", ChangeAsync);
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadNewcomers newcomers, CancellationToken ct) =>
        TypedResults.Json(new NewcomersJson(await newcomers.ReadAsync(call.OfficeId, ct)), WireJson.Options);

    private static async Task<IResult> ChangeAsync(DashboardCall call, HttpRequest request, ChangeNewcomers change, ReadNewcomers newcomers, CancellationToken ct)
    {
        var wanted = await JsonBody.ReadAsync<ChangeJson>(request, LargestChange, ct);
        return await change.ApplyAsync(call.OfficeId, new(wanted.Add ?? [], wanted.Remove ?? [], wanted.Confirm ?? []), ct)
            ? await ReadAsync(call, newcomers, ct)
            : EdgeProblems.Of("bad-shape");
    }

    private sealed record NewcomersJson(IReadOnlyList<NewcomerView> Newcomers);

    private sealed record ChangeJson(
        IReadOnlyList<ListedNewcomer>? Add = null, IReadOnlyList<string>? Remove = null, IReadOnlyList<ConfirmedNewcomer>? Confirm = null);
}
