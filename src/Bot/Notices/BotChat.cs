using System.Text.Json;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Team;

namespace Jaring.Bot.Notices;

/// <summary>
/// The team's notice in the member's chat with the bot: in the conversation that is known, or else in one that is opened for it.
/// A conversation that no longer works is marked, and opened anew once.
/// </summary>
internal sealed class BotChat(CloudAdapter adapter, IAddressBook addresses, ServiceHosts hosts, NeutralMessages messages, ToldByChat told)
{
    /// <summary>Sends it; the same round again is dropped while this process remembers the first.</summary>
    public async Task<Delivery> SendAsync(OfficeOptions office, Notice notice, CancellationToken cancellationToken)
    {
        if (!told.TryAdd(notice))
        {
            return Delivery.Done;
        }

        var delivery = await SendOnceAsync(office, notice, cancellationToken);
        if (delivery.Outcome != DeliveryOutcome.Done)
        {
            told.Forget(notice);
        }

        return delivery;
    }

    private async Task<Delivery> SendOnceAsync(OfficeOptions office, Notice notice, CancellationToken cancellationToken)
    {
        if (await FindAsync(office, notice, cancellationToken) is { } known)
        {
            var answer = await TellAsync(office, known, cancellationToken);
            if (answer.Outcome != ConnectorOutcome.Unreachable)
            {
                return answer.ToDelivery();
            }

            await addresses.MarkUnreachableAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, cancellationToken);
        }

        var (opened, reference) = await adapter.CreateConversationAsync(office, hosts.DefaultServiceUrl, notice.MemberObjectId, cancellationToken);
        if (reference is null)
        {
            return opened.Outcome == ConnectorOutcome.Done ? Delivery.Again("connector-unreadable") : opened.ToDelivery();
        }

        var first = await TellAsync(office, reference, cancellationToken);
        if (first.Outcome == ConnectorOutcome.Done)
        {
            var address = JsonSerializer.Serialize(reference, ProtocolJson.Default.ConversationReference);
            await addresses.SaveAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, address, cancellationToken);
        }

        return first.ToDelivery();
    }

    private async Task<ConversationReference?> FindAsync(OfficeOptions office, Notice notice, CancellationToken cancellationToken) =>
        await addresses.FindAsync(office.Id, JaringBot.AddressChannel, notice.MemberObjectId, cancellationToken) is { } address
            ? JsonSerializer.Deserialize(address, ProtocolJson.Default.ConversationReference)
            : null;

    private async Task<ConnectorAnswer> TellAsync(OfficeOptions office, ConversationReference reference, CancellationToken cancellationToken)
    {
        ConnectorAnswer answer = default;
        await adapter.ContinueConversationAsync(
            office,
            reference,
            async (turn, token) => answer = await turn.SendActivityAsync(messages.Notice(office), token),
            cancellationToken);
        return answer;
    }
}

/// <summary>
/// Which notices went out by chat. A chat has no id by which a repeat takes the place of the first, so the process remembers.
/// </summary>
internal sealed class ToldByChat
{
    private readonly RecentIds told = new(capacity: 1024);

    public bool TryAdd(Notice notice) => told.TryAdd(Key(notice));

    public void Forget(Notice notice) => told.Forget(Key(notice));

    private static string Key(Notice notice) => $"{notice.OfficeId} {notice.MemberObjectId} {notice.Round.ToUnixTimeMilliseconds()}";
}
