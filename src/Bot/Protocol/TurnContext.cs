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

    /// <summary>Puts another activity in the place of one that we sent. That it is no longer there is no failure: nothing is left to change.</summary>
    Task<ConnectorAnswer> UpdateActivityAsync(string activityId, Activity activity, CancellationToken cancellationToken);
}

/// <inheritdoc />
/// <param name="office">The office.</param>
/// <param name="activity">What came in.</param>
/// <param name="reference">Where answers go.</param>
/// <param name="connector">What takes them there.</param>
/// <param name="replies">Where answers are collected that are expected in the HTTP response; null where they go to the connector.</param>
internal sealed class TurnContext(
    OfficeOptions office, Activity activity, ConversationReference reference, ConnectorClient connector, List<Activity>? replies = null) : ITurnContext
{
    public OfficeOptions Office => office;

    public Activity Activity => activity;

    public InvokeResponse? InvokeResponse { get; set; }

    /// <remarks>A message is answered as a reply (A2090), so that in a channel the answer stands in its thread.</remarks>
    public Task<ConnectorAnswer> SendActivityAsync(Activity outgoing, CancellationToken cancellationToken)
    {
        var isReply = activity is { Type: ActivityTypes.Message, Id.Length: > 0 };
        var addressed = Addressed(outgoing) with { ReplyToId = isReply ? activity.Id : null };
        if (replies is not null)
        {
            replies.Add(addressed);
            return Task.FromResult(new ConnectorAnswer(ConnectorOutcome.Done));
        }

        return isReply
            ? connector.ReplyToActivityAsync(office, reference, addressed, cancellationToken)
            : connector.SendToConversationAsync(office, reference, addressed, cancellationToken);
    }

    public Task<ConnectorAnswer> UpdateActivityAsync(string activityId, Activity outgoing, CancellationToken cancellationToken) =>
        connector.UpdateActivityAsync(office, reference, activityId, Addressed(outgoing), cancellationToken);

    private Activity Addressed(Activity outgoing) => outgoing with
    {
        From = new ChannelAccount(reference.BotId),
        Conversation = new ConversationAccount(reference.ConversationId),
    };
}
