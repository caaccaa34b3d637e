using Jaring.Pledges;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Papers;

/// <summary>Pakta integritas. A seat is enough to read the wording and to sign: it is asked before keys are made, and stops nobody.</summary>
internal static class PledgesEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static RouteGroupBuilder MapPledges(this RouteGroupBuilder api)
    {
        api.MapGet("/me/pledge", MineAsync).WithMetadata(new OpenToNewcomers());
        api.MapPut("/me/pledge", SignAsync).WithMetadata(new OpenToNewcomers());
        api.MapGet("/pledges", ReadAsync);
        api.MapGet("/pledges/papers/{file}/take", MakeAsync);
        api.MapPut("/pledges/{pledge:length(22)}", RecordAsync);
        api.MapDelete("/pledges/{pledge:length(22)}", DropAsync);
        return api;
    }

    private static async Task<IResult> MineAsync(DashboardCall call, ReadPledges pledges, CancellationToken ct)
    {
        var year = await pledges.ReadAsync(call.OfficeId, call.Me.MemberId, ct);
        return TypedResults.Json(new MyPledgeJson(year.Year, year.Text, year.Mine), WireJson.Options);
    }

    private static async Task<IResult> SignAsync(DashboardCall call, HttpRequest request, KeepPledge keep, CancellationToken ct)
    {
        var signing = await JsonBody.ReadAsync<SignPledgeJson>(request, JsonBody.UsualBytes, ct);
        return Answer(await keep.SignAsync(call.OfficeId, call.Me.MemberId, signing.Version, ct));
    }

    private static async Task<IResult> ReadAsync(DashboardCall call, ReadPledges pledges, CancellationToken ct) =>
        TypedResults.Json(await pledges.ReadAsync(call.OfficeId, call.Me.MemberId, ct), WireJson.Options);

    private static async Task<IResult> MakeAsync(string file, DashboardCall call, ReadPledges pledges, CancellationToken ct) =>
        await pledges.MakeAsync(call.OfficeId, file, ct) is { } made ? TypedResults.Bytes(made, Word) : EdgeProblems.Of("not-found");

    private static async Task<IResult> RecordAsync(string pledge, DashboardCall call, HttpRequest request, KeepPledge keep, CancellationToken ct) =>
        Answer(await keep.RecordAsync(call.OfficeId, pledge, await JsonBody.ReadAsync<PledgeOnPaper>(request, JsonBody.UsualBytes, ct), ct));

    private static async Task<IResult> DropAsync(string pledge, DashboardCall call, KeepPledge keep, CancellationToken ct)
    {
        await keep.DropAsync(call.OfficeId, pledge, ct);
        return TypedResults.NoContent();
    }

    private static IResult Answer(PledgeResult result) => result switch
    {
        PledgeResult.Kept => TypedResults.NoContent(),
        PledgeResult.Moved => EdgeProblems.Of("conflict"),
        _ => EdgeProblems.Of("bad-shape"),
    };
}

/// <summary>The wording of this year, and whether the member signed.</summary>
internal sealed record MyPledgeJson(int Year, PledgeText Text, bool Signed);

/// <summary>The version that the member read.</summary>
internal sealed record SignPledgeJson(string Version);
