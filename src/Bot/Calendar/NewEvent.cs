using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>
/// Builds the body of "create event". Everything in it is new each time, the nested objects too: the SDK sends of a used model only what changed.
/// </summary>
internal static class NewEvent
{
    public static Event From(CalendarEntry entry, string zone, string sentence)
    {
        var made = new Event
        {
            TransactionId = entry.TransactionId,
            Subject = entry.Face.Title,
            Body = new ItemBody { ContentType = BodyType.Text, Content = entry.Link is null ? sentence : $"{sentence}\n\n{entry.Link}" },
            Start = EventTime.Of(entry.Face.StartsAt, zone),
            End = EventTime.Of(entry.Face.EndsAt, zone),
            Attendees = [.. entry.Attendees.Select(EventGuests.Invite)],
            HideAttendees = true,
            ResponseRequested = true,
            AllowNewTimeProposals = false,
        };
        if (entry.Face.Place is not null)
        {
            made.Location = new Location { DisplayName = entry.Face.Place };
        }

        if (entry.Online)
        {
            made.IsOnlineMeeting = true;
            made.OnlineMeetingProvider = OnlineMeetingProviderType.TeamsForBusiness;
        }

        return made;
    }
}
