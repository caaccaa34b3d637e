using Jaring.Offices;

namespace Jaring.Bot.Protocol;

/// <summary>
/// One turn: the activity, whose office it belongs to, and a way to answer. Not generic as in Bot.Builder: there is one Activity record.
/// </summary>
internal interface ITurnContext
{
    /// <summary>The office whose bot was addressed; found by the token's audience, never by the activity's own words.</summary>
    OfficeOptions Office { get; }

    /// <summary>What came in.</summary>
    Activity Activity { get; }

    /// <summary>The answer to an invoke; null until a handler gave one.</summary>
    InvokeResponse? InvokeResponse { get; set; }

    /// <summary>Sends to this conversation; an expected failure is a value.</summary>
    Task<ConnectorAnswer> SendActivityAsync(Activity activity, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class TurnContext(OfficeOptions office, Activity activity, ConversationReference reference, ConnectorClient connector) : ITurnContext
{
    public OfficeOptions Office => office;

    public Activity Activity => activity;

    public InvokeResponse? InvokeResponse { get; set; }

    /// <remarks>A message is answered as a reply (A2090), so that in a channel the answer stands in its thread.</remarks>
    public Task<ConnectorAnswer> SendActivityAsync(Activity outgoing, CancellationToken cancellationToken)
    {
        var addressed = outgoing with
        {
            From = new ChannelAccount(reference.BotId),
            Conversation = new ConversationAccount(reference.ConversationId),
        };
        return activity is { Type: ActivityTypes.Message, Id.Length: > 0 }
            ? connector.ReplyToActivityAsync(office, reference, addressed with { ReplyToId = activity.Id }, cancellationToken)
            : connector.SendToConversationAsync(office, reference, addressed, cancellationToken);
    }
}
