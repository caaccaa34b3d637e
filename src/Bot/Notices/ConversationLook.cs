using System.Text.Json;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Team;

namespace Jaring.Bot.Notices;

/// <summary>
/// Asks the connector who is in a conversation, which nobody in it sees, and reads nothing of the answer but its status and the mailbox (teams.md §3.4, "get members"). What
/// does not answer under its own service address is asked for under the public one: a tenant's address may move (Teams-Samples #2371).
/// </summary>
internal sealed class ConversationLook(ConnectorClient connector, ServiceHosts hosts, OfficeRegister offices) : IAddressLook
{
    public async Task<AddressLooked> LookAsync(string officeId, string address, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var reference = JsonSerializer.Deserialize(address, ProtocolJson.Default.ConversationReference)!;
        var answer = await connector.LookAtMembersAsync(office, reference, cancellationToken);
        if (answer.Outcome == ConnectorOutcome.Done)
        {
            return new(true, Mailbox: answer.Mailbox);
        }

        var moved = reference with { ServiceUrl = hosts.DefaultServiceUrl };
        if (moved != reference && await connector.LookAtMembersAsync(office, moved, cancellationToken) is { Outcome: ConnectorOutcome.Done } there)
        {
            return new(true, JsonSerializer.Serialize(moved, ProtocolJson.Default.ConversationReference), there.Mailbox);
        }

        return answer.Outcome == ConnectorOutcome.Unreachable ? new(false) : default;
    }
}
