using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>The guests of an event. Graph writes to who came and who went, as long as everybody else is on the list as before (teams.md §7).</summary>
internal static class EventGuests
{
    public static Attendee Invite(string mailbox) => new() { Type = AttendeeType.Required, EmailAddress = new EmailAddress { Address = mailbox } };

    /// <summary>The whole list with the change, or null when the event has it already. Whom somebody added in Outlook stays.</summary>
    public static List<Attendee>? With(Event held, GuestChange change)
    {
        var before = (held.Attendees ?? []).Where(a => AddressOf(a).Length > 0).ToList();
        var gone = change.Gone.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var staying = before.Where(a => !gone.Contains(AddressOf(a))).ToList();
        var there = staying.Select(AddressOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var coming = change.Invited.Where(i => !there.Contains(i)).ToList();
        return staying.Count == before.Count && coming.Count == 0 ? null : [.. staying.Select(Again), .. coming.Select(Invite)];
    }

    /// <summary>How many answered what. A group's own line is nobody who could answer: its members do.</summary>
    public static Replies Count(Event held, IEnumerable<string> groups)
    {
        var apart = groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var said = (held.Attendees ?? []).Where(a => !apart.Contains(AddressOf(a))).Select(a => a.Status?.Response).Where(r => r != ResponseType.Organizer).ToList();
        var accepted = said.Count(r => r == ResponseType.Accepted);
        var tentative = said.Count(r => r == ResponseType.TentativelyAccepted);
        var declined = said.Count(r => r == ResponseType.Declined);
        return new Replies(accepted, tentative, declined, said.Count - accepted - tentative - declined);
    }

    private static string AddressOf(Attendee attendee) => attendee.EmailAddress?.Address ?? "";

    /// <summary>A new object for somebody who stays: the SDK sends nothing of one that it has read.</summary>
    private static Attendee Again(Attendee attendee) => new()
    {
        Type = attendee.Type ?? AttendeeType.Required,
        EmailAddress = new EmailAddress { Address = AddressOf(attendee), Name = attendee.EmailAddress!.Name },
    };
}
