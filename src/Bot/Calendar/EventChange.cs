using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>Builds the body of "update event": only what is to be different, so that nobody hears of anything else.</summary>
internal static class EventChange
{
    /// <summary>True when the event has to be read first: its list of guests and its body are sent whole or not at all.</summary>
    public static bool NeedsHeld(CalendarChange change) => change.Link is not null || change.Guests is not null;

    /// <summary>The change, or null when the event is so already.</summary>
    public static Event? From(CalendarChange change, Event? held, string zone)
    {
        var made = new Event();
        var parts = Face(made, change, zone);
        if (change.GoOnline)
        {
            (made.IsOnlineMeeting, made.OnlineMeetingProvider, parts) = (true, OnlineMeetingProviderType.TeamsForBusiness, parts + 1);
        }

        if (held is not null && change.Guests is { } guests && EventGuests.With(held, guests) is { } list)
        {
            (made.Attendees, parts) = (list, parts + 1);
        }

        if (held is not null && change.Link is { } link && EventBody.WithLink(held.Body, link.From, link.To) is { } body)
        {
            (made.Body, parts) = (body, parts + 1);
        }

        return parts == 0 ? null : made;
    }

    private static int Face(Event made, CalendarChange change, string zone)
    {
        var parts = 0;
        if (change.From.Title != change.To.Title)
        {
            (made.Subject, parts) = (change.To.Title, parts + 1);
        }

        // Start and end go together: one alone might stand after the other.
        if ((change.From.StartsAt, change.From.EndsAt) != (change.To.StartsAt, change.To.EndsAt))
        {
            (made.Start, made.End, parts) = (EventTime.Of(change.To.StartsAt, zone), EventTime.Of(change.To.EndsAt, zone), parts + 1);
        }

        if (change.From.Place != change.To.Place)
        {
            (made.Location, parts) = (new Location { DisplayName = change.To.Place ?? "" }, parts + 1);
        }

        return parts;
    }
}
