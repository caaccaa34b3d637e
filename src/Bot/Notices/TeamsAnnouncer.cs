using System.Text.Json;
using Jaring.Announcements;
using Jaring.Bot.Protocol;
using Jaring.Offices;

namespace Jaring.Bot.Notices;

/// <summary>An announcement in the chats of those who have the app. No conversation is opened for it: who has none is not reached.</summary>
internal sealed class TeamsAnnouncer(CloudAdapter adapter, OfficeRegister offices, NeutralMessages messages) : IAnnouncementSender
{
    public ShownAnnouncement Preview(string officeId, AnnouncementWords words) => messages.Shown(words);

    public async Task<Told> TellAsync(string officeId, string address, AnnouncementWords words, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var reference = JsonSerializer.Deserialize(address, ProtocolJson.Default.ConversationReference)!;
        ConnectorAnswer answer = default;
        await adapter.ContinueConversationAsync(
            office, reference, async (turn, token) => answer = await turn.SendActivityAsync(messages.Announcement(office, words), token), cancellationToken);
        return ConnectorTold.Of(answer);
    }
}
