using System.Net.Mime;
using Jaring.Files;
using Jaring.Intake;
using Jaring.Shapes;
using Jaring.Tab.Cases;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Room;

/// <summary>
/// Sealed files on their way into the room, in parts. A file's own token is the right to it; no account, no name and no log line (sealing.md 3.4). The puzzle of the
/// first file gives a ticket for the others.
/// </summary>
internal static class FileEndpoints
{
    /// <summary>Name of the header that carries a file's token beside a part, which is bytes alone.</summary>
    public const string TokenHeader = "X-Jaring-Token";

    private const int BodyBytes = 4 * 1024;

    public static void MapFiles(this RouteGroupBuilder api)
    {
        api.MapPost("/files", BeginAsync);
        api.MapPut("/files/{file:length(22)}/parts/{part:int:min(0)}", AddAsync);
        api.MapPost("/files/{file:length(22)}/state", FollowAsync);
        api.MapPost("/files/{file:length(22)}/drop", DropAsync);
        api.MapPost("/cases/files", FileReading.ReadAsync);
    }

    private static async Task<IResult> BeginAsync(
        string office, HttpContext http, BeginFile begin, Puzzle puzzle, FileTickets tickets, FileDelay delay, IOptions<FilesOptions> options, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<FileBody>(http.Request, BodyBytes, cancellationToken);
        if (!BeginFile.IsId(body.Id))
        {
            return EdgeProblems.Of("bad-shape");
        }

        var ticket = TicketOf(office, body, puzzle, tickets);
        if (ticket is null)
        {
            return EdgeProblems.Of("puzzle-needed", ("puzzle", puzzle.Issue(office)));
        }

        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        var result = await begin.BeginAsync(office, body.Id, body.Token, cancellationToken);
        return result is FileResult.Kept(var at)
            ? Results.Json(new FileBegun(at.Received, at.Parts, options.Value.MostBytes, ticket), WireJson.Options, statusCode: StatusCodes.Status201Created)
            : Answer(result);
    }

    /// <summary>The ticket that pays for this file: the one that came along, or a new one for a solved puzzle.</summary>
    private static string? TicketOf(string office, FileBody body, Puzzle puzzle, FileTickets tickets) =>
        body.Ticket is { } ticket && tickets.Accept(office, ticket, body.Id) ? ticket
        : body.Puzzle is { } solved && puzzle.Accept(office, solved.Challenge, solved.Nonce, body.Id) ? tickets.Issue(office, body.Id)
        : null;

    private static async Task<IResult> AddAsync(string office, string file, int part, HttpRequest request, AddPart add, CancellationToken cancellationToken)
    {
        if (request.ContentType != MediaTypeNames.Application.Octet)
        {
            return EdgeProblems.Of("unsupported-media.file");
        }

        if (request.ContentLength > FileSizes.MostPart)
        {
            return EdgeProblems.Of("too-large.part");
        }

        try
        {
            return Answer(await add.AddAsync(new PartInput(office, file, request.Headers[TokenHeader].ToString(), part), request.Body, cancellationToken));
        }
        catch (BadHttpRequestException)
        {
            // It ended too soon, came drop by drop, or was no HTTP: what was acknowledged before stays.
            return EdgeProblems.Of("part-broken");
        }
    }

    private static async Task<IResult> FollowAsync(string office, string file, HttpRequest request, FollowFile follow, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<TokenBody>(request, BodyBytes, cancellationToken);
        return await follow.AskAsync(office, file, body.Token, cancellationToken) is { } at ? Results.Json(at, WireJson.Options) : EdgeProblems.Of("not-found.file");
    }

    private static async Task<IResult> DropAsync(string office, string file, HttpRequest request, DropFile drop, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<TokenBody>(request, BodyBytes, cancellationToken);
        return await drop.DropAsync(office, file, body.Token, cancellationToken) ? Results.NoContent() : EdgeProblems.Of("duplicate.file");
    }

    private static IResult Answer(FileResult result) => result switch
    {
        FileResult.Kept(var at) => Results.Json(at, WireJson.Options),
        FileResult.Missing(var at) => EdgeProblems.Of("part-missing", ("received", at.Received), ("parts", at.Parts)),
        FileResult.NotFound => EdgeProblems.Of("not-found.file"),
        FileResult.Refused(var code) => EdgeProblems.Of(code),
        _ => throw new InvalidOperationException("An ending of a file has no answer."),
    };

    private sealed record FileBody(string Id, string Token, RoomEndpoints.Solution? Puzzle = null, string? Ticket = null);

    private sealed record TokenBody(string Token);

    private sealed record FileBegun(long Received, int Parts, long Most, string Ticket);
}
