using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Jaring.Waves;
using Jaring.Waves.Making;
using Jaring.Waves.Passing;
using Jaring.Waves.Planning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Waves;

/// <summary>Waves of ad hoc workers: settings, plan, moves, making, packages. A step that cannot be taken answers with the reasons and the wave as it stands.</summary>
internal static class WaveEndpoints
{
    /// <summary>Bytes of five hundred rooms and two thousand contacts.</summary>
    private const int LargestSettings = 1024 * 1024;

    public static RouteGroupBuilder MapWaves(this RouteGroupBuilder api)
    {
        api.MapGet("/waves", ReadAsync);
        api.MapGet("/waves/{id:length(22)}", FindAsync);
        api.MapGet("/waves/{id:length(22)}/people", PeopleAsync);
        api.MapPut("/waves/{id:length(22)}/settings", SettleAsync);
        api.MapPost("/waves/{id:length(22)}/plan", PlanAsync);
        api.MapPost("/waves/{id:length(22)}/moves", MoveAsync);
        api.MapPost("/waves/{id:length(22)}/undo", UndoAsync);
        api.MapPost("/waves/{id:length(22)}/make", MakeAsync);
        api.MapPost("/waves/{id:length(22)}/erase", EraseAsync);
        api.MapGet("/waves/{id:length(22)}/packages/{packageId:length(22)}", OpenAsync);
        api.MapPut("/waves/{id:length(22)}/packages/{packageId:length(22)}/delivered", ConfirmAsync);
        return api.MapWaveImports();
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadWaves waves, CancellationToken ct) =>
        TypedResults.Json(new WavesJson([.. (await waves.ReadAsync(call.OfficeId, ct)).Select(WaveLineJson.Of)]), WireJson.Options);

    private static async Task<IResult> FindAsync(string id, DashboardCall call, ReadWaves waves, CancellationToken ct) =>
        await waves.FindAsync(call.OfficeId, id, ct) is { } view ? TypedResults.Json(WaveJson.Of(view), WireJson.Options) : EdgeProblems.Of("not-found");

    private static async Task<IResult> PeopleAsync(string id, string area, string unit, DashboardCall call, ReadWaves waves, CancellationToken ct) =>
        TypedResults.Json(new PeopleJson(await waves.ReadPeopleAsync(call.OfficeId, id, area, unit, ct)), WireJson.Options);

    private static async Task<IResult> SettleAsync(string id, DashboardCall call, HttpRequest request, SettleWave settle, ReadWaves waves, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<SettingsJson>(request, LargestSettings, ct);
        return await AnswerAsync(id, call, waves, await settle.SettleAsync(call.OfficeId, id, body.Revision, body.Settings, ct), ct);
    }

    private static async Task<IResult> PlanAsync(string id, DashboardCall call, HttpRequest request, PlanWave plan, ReadWaves waves, CancellationToken ct) =>
        await AnswerAsync(id, call, waves, await plan.PlanAsync(call.OfficeId, id, await RevisionAsync(request, ct), ct), ct);

    private static async Task<IResult> MoveAsync(string id, DashboardCall call, HttpRequest request, MovePeople people, ReadWaves waves, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<MoveJson>(request, JsonBody.UsualBytes, ct);
        return await AnswerAsync(id, call, waves, await people.MoveAsync(call.OfficeId, id, body.Revision, body.Move, ct), ct);
    }

    private static async Task<IResult> UndoAsync(string id, DashboardCall call, HttpRequest request, MovePeople people, ReadWaves waves, CancellationToken ct) =>
        await AnswerAsync(id, call, waves, await people.UndoAsync(call.OfficeId, id, await RevisionAsync(request, ct), ct), ct);

    private static async Task<IResult> MakeAsync(string id, DashboardCall call, HttpRequest request, MakeWave make, ReadWaves waves, CancellationToken ct) =>
        await AnswerAsync(id, call, waves, await make.BeginAsync(call.OfficeId, id, await RevisionAsync(request, ct), ct), ct);

    private static async Task<IResult> EraseAsync(string id, DashboardCall call, HttpRequest request, EraseWave erase, ReadWaves waves, CancellationToken ct) =>
        await AnswerAsync(id, call, waves, await erase.EraseAsync(call.OfficeId, id, await RevisionAsync(request, ct), ct), ct);

    private static async Task<IResult> OpenAsync(string id, string packageId, DashboardCall call, Packages packages, CancellationToken ct) =>
        await packages.OpenAsync(call.OfficeId, id, packageId, ct) is { } view ? TypedResults.Json(view, WireJson.Options) : EdgeProblems.Of("not-found");

    private static async Task<IResult> ConfirmAsync(string id, string packageId, DashboardCall call, HttpRequest request, Packages packages, ReadWaves waves, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<DeliveredJson>(request, JsonBody.UsualBytes, ct);
        return await packages.ConfirmAsync(call.OfficeId, id, packageId, call.Me.MemberId, body.Delivered, ct)
            ? await AnswerAsync(id, call, waves, new WaveResult(true, []), ct)
            : EdgeProblems.Of("not-found");
    }

    private static async Task<int> RevisionAsync(HttpRequest request, CancellationToken ct) => (await JsonBody.ReadAsync<StepJson>(request, JsonBody.UsualBytes, ct)).Revision;

    private static async Task<IResult> AnswerAsync(string id, DashboardCall call, ReadWaves waves, WaveResult result, CancellationToken ct)
    {
        if (!result.Found)
        {
            return EdgeProblems.Of("not-found");
        }
        var view = await waves.FindAsync(call.OfficeId, id, ct);
        return TypedResults.Json(new WaveAnswerJson(result.Faults, view is null ? null : WaveJson.Of(view)), WireJson.Options);
    }
}
