using System.Buffers.Text;
using System.Net.Mime;
using Jaring.Papers;
using Jaring.Papers.Periodic;
using Jaring.Papers.Sessions;
using Jaring.Shapes;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Papers;

/// <summary>The papers of a session: what is typed and photographed for them, and the documents themselves. For the team alone.</summary>
internal static class PapersEndpoints
{
    /// <summary>A thousand invitees and whatever is typed beside them.</summary>
    private const int LargestNotes = 1024 * 1024;

    /// <summary>A photo as base64url within JSON.</summary>
    private const int LargestPhoto = KeepPhoto.MostBytes * 4 / 3 + 1024;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static RouteGroupBuilder MapPapers(this RouteGroupBuilder api)
    {
        api.MapGet("/follow-ups", OpenAsync);
        api.MapGet("/sessions/{id}/papers", ReadAsync);
        api.MapPut("/sessions/{id}/papers", KeepAsync);
        api.MapGet("/sessions/{id}/papers/{file}/take", MakeAsync);
        api.MapGet("/periodic/{file}/take", PeriodicAsync);
        api.MapPut("/sessions/{id}/photos/{photo:length(22)}", PhotoAsync);
        api.MapDelete("/sessions/{id}/photos/{photo:length(22)}", DropAsync);
        return api;
    }

    private static async Task<IResult> OpenAsync(DashboardCall call, ReadPapers papers, CancellationToken ct) =>
        TypedResults.Json(new OpenJson(await papers.OpenAsync(call.OfficeId, ct)), WireJson.Options);

    private static async Task<IResult> ReadAsync(string id, DashboardCall call, ReadPapers papers, CancellationToken ct) =>
        await papers.ReadAsync(call.OfficeId, id, ct) is { } found ? TypedResults.Json(found, WireJson.Options) : EdgeProblems.Of("not-found");

    private static async Task<IResult> KeepAsync(string id, DashboardCall call, HttpRequest request, KeepNotes keep, CancellationToken ct)
    {
        var sent = await JsonBody.ReadAsync<NotesJson>(request, LargestNotes, ct);
        var kept = await keep.KeepAsync(call.OfficeId, id, sent.Rev, sent.Notes, ct);
        return kept.As switch
        {
            KeptAs.Saved => TypedResults.Json(new RevJson(kept.Rev), WireJson.Options),
            KeptAs.Moved => EdgeProblems.Of("conflict"),
            KeptAs.Malformed => EdgeProblems.Of("bad-shape"),
            _ => EdgeProblems.Of("not-found"),
        };
    }

    private static async Task<IResult> MakeAsync(string id, string file, DashboardCall call, MakePapers papers, CancellationToken ct) =>
        await papers.MakeAsync(call.OfficeId, id, file, ct) is { } made ? TypedResults.Bytes(made, file == MakePapers.Everything ? MediaTypeNames.Application.Zip : Word) : EdgeProblems.Of("not-found");

    private static async Task<IResult> PeriodicAsync(string file, DashboardCall call, MakePeriodicReport report, CancellationToken ct) =>
        await report.MakeAsync(call.OfficeId, file, ct) is { } made ? TypedResults.Bytes(made, Word) : EdgeProblems.Of("not-found");

    private static async Task<IResult> PhotoAsync(string id, string photo, DashboardCall call, HttpRequest request, KeepPhoto keep, CancellationToken ct)
    {
        var sent = await JsonBody.ReadAsync<PhotoJson>(request, LargestPhoto, ct);
        if (!Base64Url.IsValid(sent.Jpeg))
        {
            return EdgeProblems.Of("bad-shape");
        }
        return await keep.KeepAsync(call.OfficeId, id, photo, new(sent.Kind, sent.Consent, Base64Url.DecodeFromChars(sent.Jpeg)), ct) switch
        {
            PhotoResult.Kept => TypedResults.NoContent(),
            PhotoResult.TooLarge or PhotoResult.TooMany => EdgeProblems.Of("too-large"),
            PhotoResult.NoSession => EdgeProblems.Of("not-found"),
            _ => EdgeProblems.Of("bad-shape"),
        };
    }

    private static async Task<IResult> DropAsync(string id, string photo, DashboardCall call, KeepPhoto keep, CancellationToken ct)
    {
        await keep.DropAsync(call.OfficeId, id, photo, ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What is still to be done.</summary>
internal sealed record OpenJson(IReadOnlyList<OpenFollowUp> FollowUps);

/// <summary>What was typed, over the revision that the page saw.</summary>
internal sealed record NotesJson(int Rev, PaperNotes Notes);

/// <summary>The revision that stands.</summary>
internal sealed record RevJson(int Rev);

/// <summary>A photo, base64url.</summary>
internal sealed record PhotoJson(string Kind, bool Consent, string Jpeg);
