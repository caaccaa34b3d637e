namespace Jaring.Bot.Protocol;

/// <summary>Makes outgoing messages. A summary is not optional: without one a lock screen says "Sent a card" (teams.md §2.3).</summary>
internal static class MessageFactory
{
    public static Activity Text(string text, string summary) =>
        new() { Type = ActivityTypes.Message, ChannelId = Channels.MsTeams, Text = text, Summary = summary };

    public static Activity Attachment(Attachment attachment, string summary) =>
        new() { Type = ActivityTypes.Message, ChannelId = Channels.MsTeams, Attachments = [attachment], Summary = summary };
}
