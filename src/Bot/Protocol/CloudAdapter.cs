using System.Text.Json;
using Jaring.Offices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Between HTTP and <see cref="IBot"/>. Messages are accepted with 200 and handled from a queue; an invoke, and whatever expects its replies there, is
/// answered in the response (rules T2 and T3, A3111). Each turn has its own scope. Repeats are dropped (<see cref="Repeats"/>).
/// </summary>
internal sealed partial class CloudAdapter(
    BotTokenValidator tokens,
    TurnQueue queue,
    Repeats repeats,
    IServiceScopeFactory scopes,
    ConnectorClient connector,
    TimeProvider clock,
    ILogger<CloudAdapter> logger)
{
    /// <summary>The bot service waits ten seconds, a client five; later answers are ignored (teams.md §3.5).</summary>
    private static readonly TimeSpan InvokeBudget = TimeSpan.FromSeconds(3);

    /// <summary>For an answer that goes to the connector, its repeats included.</summary>
    private static readonly TimeSpan TurnBudget = TimeSpan.FromSeconds(120);

    /// <summary>Answers POST /api/messages. Refusals say nothing about their reason; the log has a code.</summary>
    public async Task ProcessAsync(HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = HttpMethods.Post;
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (BotTokenValidator.ReadBearer(request.Headers.Authorization) is not { } token)
        {
            Refuse(response, "no-bearer");
            return;
        }

        var (activity, status) = await ActivityReader.ReadAsync(request, cancellationToken);
        if (activity is null)
        {
            response.StatusCode = status;
            return;
        }

        var caller = await tokens.ValidateAsync(token, activity, cancellationToken);
        if (!caller.IsKnown)
        {
            Refuse(response, caller.Refusal!);
            return;
        }

        await AcceptAsync(new Turn(caller.Office, activity), response, cancellationToken);
    }

    /// <summary>Speaks in a conversation that is already known, outside any turn.</summary>
    public Task ContinueConversationAsync(
        OfficeOptions office,
        ConversationReference reference,
        Func<ITurnContext, CancellationToken, Task> callback,
        CancellationToken cancellationToken)
    {
        var activity = new Activity { Type = "event", Name = "ContinueConversation", ChannelId = reference.ChannelId };
        return callback(new TurnContext(office, activity, reference, connector), cancellationToken);
    }

    /// <summary>
    /// Opens the one-to-one chat with a person by directory object id; works where the app is installed for that person (teams.md §3.6).
    /// </summary>
    public async Task<(ConnectorAnswer Answer, ConversationReference? Reference)> CreateConversationAsync(
        OfficeOptions office, string serviceUrl, string objectId, CancellationToken cancellationToken)
    {
        var bot = BotIds.Of(office);
        var parameters = new ConversationParameters(
            new ChannelAccount(bot), [new ChannelAccount(objectId)], office.TenantId, new TeamsChannelData(new TenantInfo(office.TenantId)));
        var answer = await connector.CreateConversationAsync(office, serviceUrl, parameters, cancellationToken);
        return (answer, answer.Id is { Length: > 0 } id ? new ConversationReference(Channels.MsTeams, serviceUrl, id, bot) : null);
    }

    /// <summary>Runs one turn of the queue, unless another host has taken it up; whatever goes wrong ends here.</summary>
    internal async Task RunQueuedAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            if (await repeats.TryTakeAsync(turn, cancellationToken))
            {
                await RunAsync(turn, TurnBudget, null, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogTurnFailed(logger, turn.Office.Id, e.GetType().Name);
        }
    }

    private async Task AcceptAsync(Turn turn, HttpResponse response, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
        {
            await WriteAsync(response, await TryInvokeAsync(turn, cancellationToken));
        }
        else if (!ActivityTypes.HasHandler(turn.Activity.Type))
        {
            response.StatusCode = StatusCodes.Status200OK;
        }
        else if (turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            await WriteAsync(response, await TryReplyAsync(turn, cancellationToken));
        }
        else
        {
            response.StatusCode = Queue(turn);
        }
    }

    private int Queue(Turn turn)
    {
        if (!repeats.IsNews(turn) || queue.TryAdd(turn))
        {
            return StatusCodes.Status200OK;
        }

        repeats.Forget(turn);
        LogQueueFull(logger, turn.Office.Id);
        return StatusCodes.Status503ServiceUnavailable;
    }

    private static async Task WriteAsync(HttpResponse response, InvokeResponse answer)
    {
        response.StatusCode = answer.Status;
        if (answer.Body is { } body)
        {
            response.ContentType = "application/json; charset=utf-8";
            await using var writer = new Utf8JsonWriter(response.BodyWriter);
            body.WriteTo(writer);
        }
    }

    /// <summary>
    /// An invoke without a submit key asks for something, and is answered anew each time. One with a key does something: a repeat of it does nothing, and its
    /// empty 200 closes the dialog as the first one did (teams.md §3.6).
    /// </summary>
    private Task<InvokeResponse> TryInvokeAsync(Turn turn, CancellationToken cancellationToken) => TryAsync(turn, cancellationToken, async () =>
        turn.Activity.SubmitMark is null || await repeats.TryTakeAsync(turn, cancellationToken)
            ? (await RunAsync(turn, InvokeBudget, null, cancellationToken)).InvokeResponse ?? InvokeResponse.NotImplemented
            : InvokeResponse.Closed);

    /// <summary>The replies of one turn in the response and nowhere else (A3113). Whoever asks again gets them again: the first response may have got lost.</summary>
    private Task<InvokeResponse> TryReplyAsync(Turn turn, CancellationToken cancellationToken) => TryAsync(turn, cancellationToken, async () =>
    {
        var replies = new List<Activity>();
        await RunAsync(turn, InvokeBudget, replies, cancellationToken);
        return InvokeResponse.Ok(JsonSerializer.SerializeToElement(new ExpectedReplies(replies), ProtocolJson.Default.ExpectedReplies));
    });

    private async Task<InvokeResponse> TryAsync(Turn turn, CancellationToken cancellationToken, Func<Task<InvokeResponse>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogTurnFailed(logger, turn.Office.Id, e.GetType().Name);
            return new InvokeResponse(StatusCodes.Status500InternalServerError);
        }
    }

    private async Task<TurnContext> RunAsync(Turn turn, TimeSpan budget, List<Activity>? replies, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        await using var scope = scopes.CreateAsyncScope();
        var context = new TurnContext(turn.Office, turn.Activity, turn.Activity.GetConversationReference(), connector, replies);
        await scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync(context, either.Token);
        return context;
    }

    private void Refuse(HttpResponse response, string reason)
    {
        LogRefused(logger, reason);
        response.StatusCode = StatusCodes.Status401Unauthorized;
    }

    [LoggerMessage(LogLevel.Warning, "A caller of the bot was refused: {Code}.")]
    private static partial void LogRefused(ILogger logger, string code);

    [LoggerMessage(LogLevel.Error, "The bot of {Office} has too many turns waiting; the connector was told to come back.")]
    private static partial void LogQueueFull(ILogger logger, string office);

    [LoggerMessage(LogLevel.Error, "A turn of the bot of {Office} failed: {Code}.")]
    private static partial void LogTurnFailed(ILogger logger, string office, string code);
}
