using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>
/// One message between Teams and the bot, with the names of Bot.Builder and only the fields that we use (Activity Protocol, "Basic
/// activity structure"); unknown ones are ignored (A2005).
/// </summary>
/// <remarks>
/// What a person typed never becomes part of this object. Teams sends typed words in <c>text</c>, again as HTML in <c>attachments</c>, and
/// card input in <c>value</c>; the first two are <see cref="OutgoingOnlyConverter{T}">skipped while parsing</see>, of the third only a
/// <see cref="SubmitMark">hash of a key</see> and a <see cref="SentValue.Press">code of ours</see> are kept.
/// A handler, a log line or a queue therefore cannot leak them, whoever writes it: there is nothing to leak (teams.md §2.4 rule 3).
/// Names of people (<c>from.name</c>, <c>conversation.name</c>) have no property either.
/// </remarks>
internal sealed record Activity
{
    /// <summary>See <see cref="ActivityTypes"/>; compared ordinally (A2011).</summary>
    public string? Type { get; init; }

    /// <summary>The channel's id of this activity; never set on what we send (A2031).</summary>
    public string? Id { get; init; }

    /// <summary>Always <see cref="Channels.MsTeams"/> (A2020).</summary>
    public string? ChannelId { get; init; }

    /// <summary>Where answers go; set by the channel, never by us (A2302).</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Who speaks (A2060).</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>To whom; left out of what we send (A2071).</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>In which conversation (A2080).</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>Who joined, for <see cref="ActivityTypes.ConversationUpdate"/> (A4101).</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>What happened to the installation, see <see cref="InstallationActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>The name of an invoke (A5401).</summary>
    public string? Name { get; init; }

    /// <summary>The activity that this one answers (A2090).</summary>
    public string? ReplyToId { get; init; }

    /// <summary>How the channel wants to be answered (A3110); never set on what we send.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Hash of the submit key in <c>value</c>, where a client sent one: the same for each repeat of one press (teams.md §3.5).</summary>
    [JsonIgnore]
    public string? SubmitMark => Value?.Submit;

    /// <summary>Of what a client sent in <c>value</c> the two things that are none of a person's words.</summary>
    [JsonConverter(typeof(SentValueConverter))]
    public SentValue? Value { get; init; }

    /// <summary>The part that only Teams has.</summary>
    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Text that the bot sends. Always null on what came in.</summary>
    [JsonConverter(typeof(OutgoingOnlyConverter<string>))]
    public string? Text { get; init; }

    /// <summary>What a lock screen shows instead of "Sent a card" (teams.md §2.3). Always null on what came in.</summary>
    [JsonConverter(typeof(OutgoingOnlyConverter<string>))]
    public string? Summary { get; init; }

    /// <summary>Cards that the bot sends. Always null on what came in: Teams puts an HTML copy of typed text here.</summary>
    [JsonConverter(typeof(OutgoingOnlyConverter<IReadOnlyList<Attachment>>))]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>True in a one-to-one chat with the bot; a group and a channel are read by others.</summary>
    [JsonIgnore]
    public bool IsPersonal => Conversation?.ConversationType == "personal";

    /// <summary>Where to find this conversation later (A7550).</summary>
    public ConversationReference GetConversationReference() => new(ChannelId!, ServiceUrl!, Conversation!.Id!, Recipient!.Id!);
}
