using System.Text.Json;
using System.Text.Json.Serialization;
using Jaring.Cases;
using Jaring.Files;
using Jaring.Help;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Tab.Attendance;
using Jaring.Tab.Cases;
using Jaring.Tab.Edge;
using Jaring.Tab.Lobby;
using Jaring.Tab.Pages;
using Jaring.Tab.Print;
using Jaring.Tab.Waves;
using Jaring.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Jaring.Tab.Room;

/// <summary>The reporter's room: no token, no cookie, no user id, and no log line about a report (sealing.md 3.4).</summary>
public static class RoomEndpoints
{
    /// <summary>The text of an account that fits into a report with room to spare for the rest of its body.</summary>
    private const int AccountBytes = 184 * 1024;

    /// <summary>Maps the room's API, the public routes of the dashboard's origin, and the pages of both.</summary>
    public static void MapRoom(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapOffice(OfficeOrigin.Room).MapGroup("/api").AllowAnonymous();
        api.MapGet("/room", RoomAsync);
        api.MapPost("/reports", SubmitAsync);
        api.MapPost("/receipts", FindAsync);
        api.MapPost("/messages", CaseEndpoints.AppendFromRoomAsync);
        api.MapServices();
        api.MapPictures();
        api.MapDrafts();
        api.MapFiles();
        endpoints.MapCases();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapPrint();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapLobby();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapSessionPages();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapCheckIn();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapHall();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapOutside();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapFeedback();
        endpoints.MapOffice(OfficeOrigin.Room).AllowAnonymous().MapContacts();
        endpoints.MapPages(OfficeOrigin.Room);
        endpoints.MapPages(OfficeOrigin.Dashboard);
    }

    private static async Task<IResult> RoomAsync(
        string office, OfficeRegister offices, IReadDirectory directories, INoticeDesk notices, Puzzle puzzle, LateRelease release,
        IOptions<CaseRetentionOptions> retention, IOptions<FilesOptions> files, ReadHelp help, HttpContext http, CancellationToken cancellationToken)
    {
        var here = offices.Get(office);
        var directory = await directories.ReadAsync(office, cancellationToken);
        var first = new
        {
            office = new { here.Id, here.Name },
            language = "id",
            directory.Genesis,
            directory.Chain,
            directory.Past,
            nextNotice = here.Local(notices.NextRound(office)),
            puzzle = puzzle.Issue(office),
            limits = new { accountBytes = AccountBytes, fileBytes = files.Value.MostBytes, files = files.Value.PerSubmission },
            lateAfterDays = release.Days,
            privacy = new { here.Privacy.Contact, here.Privacy.PageRole, keepDays = (int)retention.Value.AfterClosing.TotalDays },
            help = new { help.Read(office).Posko },
        };
        return Brotli.Answer(http, JsonSerializer.Serialize(first, WireJson.Options), "application/json; charset=utf-8");
    }

    /// <summary>Also the dashboard's route for a hand-over.</summary>
    public static async Task<IResult> SubmitAsync(
        string office, HttpContext http, SubmitReport submit, Puzzle puzzle, SubmitDelay delay, IOptions<RoomOptions> options, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<ReportBody>(http.Request, options.Value.MaxReportBytes, cancellationToken);
        if (!SubmitReport.IsKey(body.SubmitKey))
        {
            return EdgeProblems.Of("bad-shape");
        }

        if (!puzzle.Accept(office, body.Puzzle.Challenge, body.Puzzle.Nonce, body.SubmitKey))
        {
            return EdgeProblems.Of("puzzle-needed", ("puzzle", puzzle.Issue(office)));
        }

        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return await submit.SubmitAsync(new SubmitReportInput(office, body.SubmitKey, body.Sealed.Text, body.Late?.Text, body.Files), cancellationToken) switch
        {
            SubmitReportResult.Accepted(var next, var look, var missing) => Results.Json(new ReportAnswer(next, look, missing), WireJson.Options, statusCode: 201),
            SubmitReportResult.Repeated(var next, var look, var missing) => Results.Json(new ReportAnswer(next, look, missing), WireJson.Options),
            SubmitReportResult.Refused(var code) => EdgeProblems.Of(code),
            _ => throw new InvalidOperationException("An ending of submitting has no answer."),
        };
    }

    private static async Task<IResult> FindAsync(string office, HttpContext http, FindByReceipt find, LookupDelay delay, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<ReceiptBody>(http.Request, JsonBody.UsualBytes, cancellationToken);
        await delay.WaitAsync(http.Connection.RemoteIpAddress, cancellationToken);
        return await find.FindAsync(office, body.Lookup, cancellationToken) is { } file
            ? Results.Json(ReceiptAnswer.Of(file), WireJson.Options)
            : EdgeProblems.Of("receipt-unknown");
    }

    private sealed record ReportBody(string SubmitKey, Solution Puzzle, RawJson Sealed, RawJson? Late = null, IReadOnlyList<FileClaim>? Files = null);

    /// <summary>A puzzle and what the page found.</summary>
    internal sealed record Solution(string Challenge, long Nonce);

    private sealed record ReceiptBody(string Lookup);

    private sealed record ReportAnswer(
        DateTimeOffset NextNotice, DateOnly LookOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? MissingFiles);

    private sealed record ReceiptAnswer(
        RawJson Sealed, RawJson Slots, IReadOnlyList<RawJson> Sets, IReadOnlyList<RawJson> Epochs, IReadOnlyList<RawJson> Messages, IReadOnlyList<RawJson> Log,
        KeptUntil Keep, DateTimeOffset NextNotice)
    {
        public static ReceiptAnswer Of(ReceiptFile file) => new(
            new RawJson(file.Sealed), new RawJson(file.Readers.Slots), RawJson.All(file.Readers.Sets), RawJson.All(file.Readers.Epochs),
            RawJson.All(file.Messages), RawJson.All(file.Log), file.Keep, file.NextNotice);
    }
}
