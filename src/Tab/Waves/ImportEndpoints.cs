using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Jaring.Waves.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Waves;

/// <summary>A list on its way in: begun, sent in parts, committed whole or not at all.</summary>
internal static class ImportEndpoints
{
    /// <summary>Bytes of five hundred people with long names.</summary>
    private const int LargestPart = 512 * 1024;

    public static RouteGroupBuilder MapWaveImports(this RouteGroupBuilder api)
    {
        api.MapPut("/waves/imports/{id:length(22)}", BeginAsync);
        api.MapPut("/waves/imports/{id:length(22)}/parts", KeepAsync);
        api.MapPost("/waves/imports/{id:length(22)}/commit", CommitAsync);
        api.MapDelete("/waves/imports/{id:length(22)}", DropAsync);
        api.MapPost("/waves/{id:length(22)}/late/{importId:length(22)}", AddLateAsync);
        return api;
    }

    private static async Task<IResult> BeginAsync(string id, DashboardCall call, HttpRequest request, ImportWave import, CancellationToken ct)
    {
        var head = await JsonBody.ReadAsync<ImportHead>(request, JsonBody.UsualBytes, ct);
        return await import.BeginAsync(call.OfficeId, id, head, ct) is { } standing ? TypedResults.Json(standing, WireJson.Options) : EdgeProblems.Of("bad-shape");
    }

    private static async Task<IResult> KeepAsync(string id, DashboardCall call, HttpRequest request, ImportWave import, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<PartJson>(request, LargestPart, ct);
        return await import.KeepAsync(call.OfficeId, id, body.Part, body.People, ct) ? TypedResults.NoContent() : EdgeProblems.Of("bad-shape");
    }

    private static async Task<IResult> CommitAsync(string id, DashboardCall call, ImportWave import, CancellationToken ct) =>
        await import.CommitAsync(call.OfficeId, call.Me.MemberId, id, ct) ? TypedResults.NoContent() : EdgeProblems.Of("part-missing");

    private static async Task<IResult> AddLateAsync(string id, string importId, DashboardCall call, AddLatePeople late, CancellationToken ct) =>
        await late.AddAsync(call.OfficeId, id, importId, ct) is { } answer ? TypedResults.Json(answer, WireJson.Options) : EdgeProblems.Of("not-found");

    private static async Task<IResult> DropAsync(string id, DashboardCall call, ImportWave import, CancellationToken ct)
    {
        await import.DropAsync(call.OfficeId, id, ct);
        return TypedResults.NoContent();
    }
}
