using System.Text.Json;
using Jaring.Offices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Between HTTP and <see cref="IBot"/>. Messages are accepted with 200 and handled from a queue; an invoke is answered in the response
/// (rules T2 and T3). Each turn has its own scope. Repeats of an activity are dropped by id (botbuilder-dotnet #5005).
/// </summary>
internal sealed partial class CloudAdapter(
    BotTokenValidator tokens,
    TurnQueue queue,
    IServiceScopeFactory scopes,
    ConnectorClient connector,
    TimeProvider clock,
    ILogger<CloudAdapter> logger)
{
    private static readonly TimeSpan InvokeBudget = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TurnBudget = TimeSpan.FromSeconds(60);
    private readonly RecentIds seen = new(capacity: 8192);

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

    /// <summary>Runs one turn of the queue; whatever goes wrong ends here.</summary>
    internal async Task RunQueuedAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(turn, TurnBudget, cancellationToken);
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
            await AnswerInvokeAsync(turn, response, cancellationToken);
            return;
        }

        // Answers in the response are not for us, and whoever asks for them must not wait for ones that come otherwise (A3112).
        if (turn.Activity.DeliveryMode == "expectReplies")
        {
            response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        var key = $"{turn.Office.Id} {turn.Activity.Conversation!.Id} {turn.Activity.Id}";
        if (turn.Activity.Id is not null && !seen.TryAdd(key))
        {
            response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        if (queue.TryAdd(turn))
        {
            response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        seen.Forget(key);
        LogQueueFull(logger, turn.Office.Id);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private async Task AnswerInvokeAsync(Turn turn, HttpResponse response, CancellationToken cancellationToken)
    {
        var answer = await TryInvokeAsync(turn, cancellationToken);
        response.StatusCode = answer.Status;
        if (answer.Body is { } body)
        {
            response.ContentType = "application/json; charset=utf-8";
            await using var writer = new Utf8JsonWriter(response.BodyWriter);
            body.WriteTo(writer);
        }
    }

    private async Task<InvokeResponse> TryInvokeAsync(Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(turn, InvokeBudget, cancellationToken) ?? InvokeResponse.NotImplemented;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogTurnFailed(logger, turn.Office.Id, e.GetType().Name);
            return new InvokeResponse(StatusCodes.Status500InternalServerError);
        }
    }

    private async Task<InvokeResponse?> RunAsync(Turn turn, TimeSpan budget, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(budget, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        await using var scope = scopes.CreateAsyncScope();
        var context = new TurnContext(turn.Office, turn.Activity, turn.Activity.GetConversationReference(), connector);
        await scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync(context, either.Token);
        return context.InvokeResponse;
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
