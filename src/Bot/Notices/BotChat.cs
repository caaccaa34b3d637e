using System.Text.Json;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Team;

namespace Jaring.Bot.Notices;

/// <summary>
/// The team's notice in the member's chat with the bot: in the conversation that is known, or else in one that is opened for it.
/// A conversation that no longer works is marked, and opened anew once.
/// </summary>
internal sealed class BotChat(CloudAdapter adapter, IAddressBook addresses, ServiceHosts hosts, NeutralMessages messages)
{
    /// <summary>Sends it. A chat has no id by which a repeat takes the place of the first, so an end that nobody knows is told as that.</summary>
    public async Task<Delivery> SendAsync(OfficeOptions office, Notice notice, INoticeTrail trail, CancellationToken cancellationToken)
    {
        if (await FindAsync(office, notice, cancellationToken) is { } known)
        {
            var answer = await TellAsync(office, known, trail, cancellationToken);
            if (answer.Outcome != ConnectorOutcome.Unreachable)
            {
                return Ended(answer);
            }

            await addresses.MarkUnreachableAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, cancellationToken);
        }

        var (opened, reference) = await adapter.CreateConversationAsync(office, hosts.DefaultServiceUrl, notice.MemberObjectId, cancellationToken);
        if (reference is null)
        {
            return opened.Outcome == ConnectorOutcome.Done ? Delivery.Again("connector-unreadable") : opened.ToDelivery();
        }

        var first = await TellAsync(office, reference, trail, cancellationToken);
        if (first.Outcome == ConnectorOutcome.Done)
        {
            var address = JsonSerializer.Serialize(reference, ProtocolJson.Default.ConversationReference);
            await addresses.SaveAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, address, cancellationToken);
        }

        return Ended(first);
    }

    private static Delivery Ended(ConnectorAnswer answer) => answer.MayHaveArrived ? Delivery.Unsure(answer.Fault!) : answer.ToDelivery();

    private async Task<ConversationReference?> FindAsync(OfficeOptions office, Notice notice, CancellationToken cancellationToken) =>
        await addresses.FindAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, cancellationToken) is { } address
            ? JsonSerializer.Deserialize(address, ProtocolJson.Default.ConversationReference)
            : null;

    private async Task<ConnectorAnswer> TellAsync(OfficeOptions office, ConversationReference reference, INoticeTrail trail, CancellationToken cancellationToken)
    {
        await trail.LeaveAsync(NoticeWay.Chat, cancellationToken);
        ConnectorAnswer answer = default;
        await adapter.ContinueConversationAsync(
            office,
            reference,
            async (turn, token) => answer = await turn.SendActivityAsync(messages.Notice(office), token),
            cancellationToken);
        WritePoint.NoticeInChat.Pass();
        return answer;
    }
}
