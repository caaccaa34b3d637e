using Jaring.Drafts;
using Jaring.Files;
using Jaring.Intake;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Room;

/// <summary>"Simpan dulu": what somebody writes, saved while she writes it, for her alone. Nothing of it is told to anybody, and no log line speaks of it.</summary>
internal static class DraftEndpoints
{
    public static RouteGroupBuilder MapDrafts(this RouteGroupBuilder api)
    {
        api.MapPut("/drafts", SaveAsync);
        api.MapPost("/drafts/find", FindAsync);
        api.MapDelete("/drafts", DropAsync);
        return api;
    }

    private static async Task<IResult> SaveAsync(
        string office, HttpContext http, KeepDraft keep, Puzzle puzzle, DraftDelay delay, IOptions<RoomOptions> options, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<DraftBody>(http.Request, options.Value.MaxReportBytes, cancellationToken);
        if (!KeepDraft.IsLookup(body.Lookup))
        {
            return EdgeProblems.Of("bad-shape");
        }

        var isPaid = body.Puzzle is { } solved && puzzle.Accept(office, solved.Challenge, solved.Nonce, body.Lookup);
        if (!isPaid && await keep.IsNewAsync(office, body.Lookup, cancellationToken))
        {
            return EdgeProblems.Of("puzzle-needed", ("puzzle", puzzle.Issue(office)));
        }

        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return await keep.SaveAsync(new KeepDraftInput(office, body.Lookup, body.Write, body.Rev, body.Sealed.Text, isPaid, body.Files), cancellationToken) switch
        {
            KeepDraftResult.Saved(var until, var missing) => Results.Json(new SavedAnswer(until, missing), WireJson.Options),
            KeepDraftResult.Refused(var code) => EdgeProblems.Of(code),
            _ => throw new InvalidOperationException("An ending of saving a draft has no answer."),
        };
    }

    private static async Task<IResult> FindAsync(string office, HttpContext http, FindDraft find, LookupDelay delay, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<LookupBody>(http.Request, JsonBody.UsualBytes, cancellationToken);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return await find.FindAsync(office, body.Lookup, cancellationToken) is { } draft
            ? Results.Json(new FoundAnswer(new RawJson(draft.Sealed), draft.Rev, draft.Until), WireJson.Options)
            : EdgeProblems.Of("draft-unknown");
    }

    private static async Task<IResult> DropAsync(string office, HttpContext http, DropDraft drop, DraftDelay delay, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<DropBody>(http.Request, JsonBody.UsualBytes, cancellationToken);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return await drop.DropAsync(office, body.Lookup, body.Write, body.Files, cancellationToken) is { } refusal ? EdgeProblems.Of(refusal) : TypedResults.NoContent();
    }

    private sealed record DraftBody(string Lookup, string Write, int Rev, RawJson Sealed, Solution? Puzzle = null, IReadOnlyList<FileClaim>? Files = null);

    private sealed record Solution(string Challenge, long Nonce);

    private sealed record LookupBody(string Lookup);

    private sealed record DropBody(string Lookup, string Write, IReadOnlyList<FileClaim>? Files = null);

    private sealed record SavedAnswer(DateOnly Until, IReadOnlyList<string>? MissingFiles);

    private sealed record FoundAnswer(RawJson Sealed, int Rev, DateOnly Until);
}
