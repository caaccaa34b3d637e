using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Where a conversation can be continued later. It is made only from an activity whose token was checked, and its host is compared with the
/// allow-list again before each use (A7560). The person is left out on purpose: the conversation is enough to write to it.
/// </summary>
/// <param name="ChannelId">Always <see cref="Channels.MsTeams"/>.</param>
/// <param name="ServiceUrl">The connector's address.</param>
/// <param name="ConversationId">The channel's id of the conversation.</param>
/// <param name="BotId">The bot in it.</param>
internal sealed record ConversationReference(string ChannelId, string ServiceUrl, string ConversationId, string BotId);

/// <summary>Body of "create conversation": a one-to-one chat between the bot and one person.</summary>
internal sealed record ConversationParameters(
    ChannelAccount Bot, IReadOnlyList<ChannelAccount> Members, string TenantId, TeamsChannelData ChannelData, bool IsGroup = false);

/// <summary>The connector's answer: the id of the new activity or conversation.</summary>
internal sealed record ResourceResponse(string? Id);

/// <summary>The connector's error body; only the code is read, because a message may repeat what was sent.</summary>
internal sealed record ErrorResponse(ErrorDetail? Error);

/// <summary>The code inside an <see cref="ErrorResponse"/>.</summary>
internal sealed record ErrorDetail(string? Code);

/// <summary>Who is in a conversation, of whom nothing but the mailbox is read.</summary>
internal sealed record ConversationMembers(IReadOnlyList<ConversationMember>? Members)
{
    /// <summary>The mailbox of the one person there; null when there are more, or Teams does not tell.</summary>
    [JsonIgnore]
    public string? Mailbox => Members is [var only] ? only.Email ?? only.UserPrincipalName : null;
}

/// <summary>One of them.</summary>
internal sealed record ConversationMember(string? Email, string? UserPrincipalName);
