using System.Data.Common;
using System.Text.Json;
using Jaring.Bot.Protocol;
using Jaring.Reminders;
using Jaring.Storage;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot;

/// <summary>
/// Answers a pressed button with the card as it stands then (teams.md §3.6), and puts that card in the place of the one in the chat, where a client that draws
/// only what is stored finds it. A press that means nothing gets the same constant card, whoever made it.
/// </summary>
internal sealed partial class PressedReply(IAnswerInvitations invitations, NeutralMessages messages, TimeProvider clock, ILogger<PressedReply> logger)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>How long the card in the chat may take; the response has it anyway.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    /// <summary>Answers one press.</summary>
    public async Task<InvokeResponse> AnswerAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        Activity card;
        try
        {
            card = messages.Replied(turnContext.Office, await ReplyAsync(turnContext, cancellationToken));
        }
        catch (Exception e) when (e is StoreAwayException or DbException)
        {
            LogAway(logger, turnContext.Office.Id, e.GetType().Name);
            return Response("application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(messages.CalendarAway(), ProtocolJson.Default.String));
        }

        await UpdateAsync(turnContext, card, cancellationToken);
        return Response(CardType, card.Attachments![0].Content);
    }

    private async Task<AnsweredInvitation> ReplyAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity is { IsPersonal: true, Value.Press: { } press, From.AadObjectId: { Length: > 0 } person }
            ? await invitations.AnswerAsync(turnContext.Office.Id, person, press, cancellationToken)
            : new(ReplyOutcome.Nothing);

    private async Task UpdateAsync(ITurnContext turnContext, Activity card, CancellationToken cancellationToken)
    {
        if (turnContext.Activity is not { IsPersonal: true, ReplyToId: { Length: > 0 } pressed })
        {
            return;
        }

        using var timer = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            var answer = await turnContext.UpdateActivityAsync(pressed, card, either.Token);
            if (answer.Outcome != ConnectorOutcome.Done)
            {
                LogNotUpdated(logger, turnContext.Office.Id, answer.Fault!);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotUpdated(logger, turnContext.Office.Id, "connector-timeout");
        }
    }

    private static InvokeResponse Response(string type, JsonElement value) =>
        InvokeResponse.Ok(JsonSerializer.SerializeToElement(new CardInvokeResponse(200, type, value), ProtocolJson.Default.CardInvokeResponse));

    [LoggerMessage(LogLevel.Warning, "A reply to an invitation of {Office} could not be written: {Code}.")]
    private static partial void LogAway(ILogger logger, string office, string code);

    [LoggerMessage(LogLevel.Information, "A card of {Office} was not put in the place of the pressed one: {Code}.")]
    private static partial void LogNotUpdated(ILogger logger, string office, string code);
}
