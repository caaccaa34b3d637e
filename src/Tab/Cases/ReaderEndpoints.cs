using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Tab.Edge;
using Jaring.Tab.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaring.Tab.Cases;

/// <summary>Changing who reads a case. Its access token is the right, as for all of <see cref="CaseEndpoints"/>.</summary>
internal static class ReaderEndpoints
{
    public static RouteGroupBuilder MapReaders(this RouteGroupBuilder cases)
    {
        cases.MapPost("/sets", AppendAsync);
        cases.MapPost("/epochs", BeginAsync);

        // A hand-over is a report to everybody but its readers: same shape, same checks, same puzzle, same index, same notice (sealing.md A2).
        cases.MapPost("/handover", RoomEndpoints.SubmitAsync);
        return cases;
    }

    /// <summary>What is told to a token whose epoch is over, on every route of a case.</summary>
    public static IResult Moved(CaseMoved to) =>
        EdgeProblems.Of("moved", ("sets", RawJson.All(to.Sets)), ("kh", to.Kh), ("slots", new RawJson(to.Slots)));

    private static async Task<IResult> AppendAsync(string office, HttpRequest request, AppendSlotSet append, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<SetBody>(request, JsonBody.UsualBytes, cancellationToken);
        return Answer(await append.AppendAsync(new SlotSetInput(office, body.Access, body.After, body.Set.Text, body.Slots.Text), cancellationToken));
    }

    private static async Task<IResult> BeginAsync(string office, HttpRequest request, BeginEpoch begin, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<EpochBody>(request, JsonBody.UsualBytes, cancellationToken);
        return Answer(await begin.BeginAsync(new EpochInput(office, body.Access, body.Set.Text, body.SetAfter, body.Epoch.Text, body.Late?.Text), cancellationToken));
    }

    private static IResult Answer(ChangeResult result) => result switch
    {
        ChangeResult.Changed(var rev) => Results.Json(new ChangeAnswer(rev), WireJson.Options, statusCode: StatusCodes.Status201Created),
        ChangeResult.Conflict(var head, var newer, var slots) => EdgeProblems.Of("conflict", ("head", head), ("sets", RawJson.All(newer)), ("slots", new RawJson(slots))),
        ChangeResult.Moved(var to) => Moved(to),
        ChangeResult.NotFound => EdgeProblems.Of("not-found"),
        ChangeResult.Refused(var code) => EdgeProblems.Of(code),
        _ => throw new InvalidOperationException("An ending of changing readers has no answer."),
    };

    private sealed record SetBody(string Access, int After, RawJson Set, RawJson Slots);

    private sealed record EpochBody(string Access, RawJson Set, int SetAfter, RawJson Epoch, RawJson? Late = null);

    private sealed record ChangeAnswer(int Rev);
}
