using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jaring.Announcements;
using Jaring.Bot.Outgoing;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Reminders;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace Jaring.Bot.Notices;

/// <summary>A reminder in somebody's chat with the bot, or in the activity feed of whoever has the team app: the staff app asks for no right to write there.</summary>
internal sealed class TeamsReminder(CloudAdapter adapter, GraphClients clients, GraphGate gate, OfficeRegister offices, NeutralMessages messages) : IReminderSender
{
    public string LockScreen(ReminderOccasion occasion) => messages.ReminderLine(occasion);

    public async Task<Told> TellAsync(string officeId, string address, ReminderMessage message, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var reference = JsonSerializer.Deserialize(address, ProtocolJson.Default.ConversationReference)!;
        ConnectorAnswer answer = default;
        await adapter.ContinueConversationAsync(
            office, reference, async (turn, token) => answer = await turn.SendActivityAsync(messages.Reminder(office, message), token), cancellationToken);
        return ConnectorTold.Of(answer);
    }

    public async Task<Told> TellInFeedAsync(string officeId, string user, ReminderMessage message, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var fault = await gate.CallAsync(
            $"feed {office.Id}",
            "activity-reminder",
            token => clients.For(office).Users[user].Teamwork.SendActivityNotification.PostAsync(Body(office, message), cancellationToken: token),
            cancellationToken);
        return fault switch
        {
            null => new(ToldOutcome.Sent),
            { MayHaveArrived: true } => new(ToldOutcome.Unsure),
            { MayPass: true } => new(ToldOutcome.Later, fault.RetryAfter),
            _ => new(ToldOutcome.Refused),
        };
    }

    private SendActivityNotificationPostRequestBody Body(OfficeOptions office, ReminderMessage message) => new()
    {
        Topic = new TeamworkActivityTopic { Source = TeamworkActivityTopicSource.Text, Value = NeutralMessages.ProductName, WebUrl = Links.ToTeamTab(office) },
        ActivityType = NeutralMessages.FeedActivityType,
        ChainId = (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(message.Chain))) >> 12),
        PreviewText = new ItemBody { Content = messages.ReminderLine(message.Occasion) },
        TemplateParameters = [],
    };
}
