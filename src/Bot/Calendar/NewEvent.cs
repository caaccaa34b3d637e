using System.Globalization;
using Jaring.Outreach;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>
/// Builds the body of "create event". Everything in it is new each time, the nested objects too: the SDK sends of a used model only what changed.
/// </summary>
internal static class NewEvent
{
    public static Event From(CalendarEntry entry, string body)
    {
        var made = new Event
        {
            TransactionId = entry.TransactionId,
            Subject = entry.Subject,
            Body = new ItemBody { ContentType = BodyType.Text, Content = body },
            Start = At(entry.Start, entry.TimeZone),
            End = At(entry.End, entry.TimeZone),
            Attendees = [.. entry.Attendees.Select(Invite)],
            HideAttendees = true,
            ResponseRequested = true,
            AllowNewTimeProposals = false,
        };
        if (entry.Place is not null)
        {
            made.Location = new Location { DisplayName = entry.Place };
        }

        if (entry.Online)
        {
            made.IsOnlineMeeting = true;
            made.OnlineMeetingProvider = OnlineMeetingProviderType.TeamsForBusiness;
        }

        return made;
    }

    private static DateTimeTimeZone At(DateTime local, string zone) =>
        new() { DateTime = local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), TimeZone = zone };

    private static Attendee Invite(string mailbox) => new() { Type = AttendeeType.Required, EmailAddress = new EmailAddress { Address = mailbox } };
}
