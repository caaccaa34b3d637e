using System.Text.Json.Serialization;
using Jaring.Cases;
using Jaring.Files;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Cases;

/// <summary>
/// A case on the dashboard's origin. Its access token is the right; the routes take no bearer, so that the server does not learn which member reads
/// what (sealing.md A3).
/// </summary>
internal static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapOffice(OfficeOrigin.Dashboard).MapGroup("/api/cases").AllowAnonymous();
        cases.MapPost("/open", OpenAsync);
        cases.MapPost("/messages", AppendFromDashboardAsync);
        cases.MapPost("/log", AppendLogAsync);
        cases.MapKeep();
        cases.MapPost("/heads", HeadsAsync);
        cases.MapReaders();
        cases.MapPost("/files", FileReading.ReadAsync);
    }

    /// <summary>The room's route for messages: reporter and member write alike, but only a reader's message is an answer.</summary>
    public static Task<IResult> AppendFromRoomAsync(string office, HttpRequest request, AppendMessage append, CancellationToken cancellationToken) =>
        AppendMessageAsync(office, request, append, isFromDashboard: false, cancellationToken);

    private static Task<IResult> AppendFromDashboardAsync(string office, HttpRequest request, AppendMessage append, CancellationToken cancellationToken) =>
        AppendMessageAsync(office, request, append, isFromDashboard: true, cancellationToken);

    private static async Task<IResult> AppendMessageAsync(
        string office, HttpRequest request, AppendMessage append, bool isFromDashboard, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<MessageBody>(request, JsonBody.UsualBytes, cancellationToken);
        return Answer(await append.AppendAsync(new AppendInput(office, body.Access, body.After, body.Message.Text, isFromDashboard, body.Files), cancellationToken));
    }

    private static async Task<IResult> OpenAsync(string office, HttpRequest request, OpenCase open, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<OpenBody>(request, JsonBody.UsualBytes, cancellationToken);
        return await open.OpenAsync(office, body.Access, cancellationToken) switch
        {
            OpenResult.Opened(var file) => Json(200, CaseAnswer.Of(file)),
            OpenResult.Moved(var to) => ReaderEndpoints.Moved(to),
            _ => EdgeProblems.Of("not-found"),
        };
    }

    private static async Task<IResult> HeadsAsync(string office, HttpRequest request, OpenCase open, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<OpenBody>(request, JsonBody.UsualBytes, cancellationToken);
        return await open.HeadsAsync(office, body.Access, cancellationToken) is { } heads ? Json(200, heads) : EdgeProblems.Of("not-found");
    }

    private static async Task<IResult> AppendLogAsync(string office, HttpRequest request, AppendLog append, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<LogBody>(request, JsonBody.UsualBytes, cancellationToken);
        return Answer(await append.AppendAsync(new AppendInput(office, body.Access, body.Seq, body.Entry.Text), cancellationToken));
    }

    private static IResult Answer(AppendResult result) => result switch
    {
        AppendResult.Appended { NextNotice: { } next, Place: var position, MissingFiles: var missing } => Json(201, new MessageAnswer(position, next, missing)),
        AppendResult.Appended { Place: var seq } => Json(201, new LogAnswer(seq)),
        AppendResult.Conflict(var head, var newer) => EdgeProblems.Of("conflict", ("head", head), ("messages", RawJson.All(newer))),
        AppendResult.Moved(var to) => ReaderEndpoints.Moved(to),
        AppendResult.NotFound => EdgeProblems.Of("not-found"),
        AppendResult.Refused(var code) => EdgeProblems.Of(code),
        _ => throw new InvalidOperationException("An ending of appending has no answer."),
    };

    private static IResult Json<T>(int status, T body) => Results.Json(body, WireJson.Options, statusCode: status);

    private sealed record OpenBody(string Access);

    private sealed record MessageBody(string Access, int After, RawJson Message, IReadOnlyList<FileClaim>? Files = null);

    private sealed record LogBody(string Access, int Seq, RawJson Entry);

    private sealed record CaseAnswer(
        RawJson Sealed, RawJson Slots, IReadOnlyList<RawJson> Sets, IReadOnlyList<RawJson> Epochs, IReadOnlyList<RawJson> Messages, IReadOnlyList<RawJson> Log)
    {
        public static CaseAnswer Of(CaseFile file) => new(
            new RawJson(file.Sealed), new RawJson(file.Readers.Slots), RawJson.All(file.Readers.Sets), RawJson.All(file.Readers.Epochs),
            RawJson.All(file.Messages), RawJson.All(file.Log));
    }

    private sealed record MessageAnswer(
        int Position, DateTimeOffset NextNotice, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? MissingFiles);

    private sealed record LogAnswer(int Seq);
}
