using Jaring.Storage;

namespace Jaring.Outreach.Calendar;

/// <summary>What is wanted of one event, beside what is known of it.</summary>
internal static class Wish
{
    /// <summary>Before an event is made: what will be asked for is saved, and asked for again in the same words until an answer came.</summary>
    public static void Ask(JaringDbContext store, Noted now, int part, IReadOnlyList<string> guests, DateTimeOffset at)
    {
        var session = now.Session;
        var transaction = SessionRows.TransactionOf(session.OfficeId, session.Id, part, now.Event(part)?.Round ?? 0);
        if (now.Event(part) is not { } row)
        {
            row = new()
            {
                OfficeId = session.OfficeId,
                SessionId = session.Id,
                Part = part,
                TransactionId = transaction,
                Title = "",
                StartsAt = "",
                EndsAt = "",
                Attendees = guests,
            };
            store.Add(row);
            now.Events.Add(row);
        }
        (row.TransactionId, row.Face, row.Online, row.Link, row.Attendees) = (transaction, session.Face, part == 0 && session.Online, LinkOf(now, part), guests);
        (row.Open, row.GuestsOpen) = (true, false);
        (row.Calls, row.AskedAt) = (row.Calls + 1, at.ToUnixTimeMilliseconds());
    }

    /// <summary>What is asked of the calendar for an event.</summary>
    public static CalendarEntry EntryOf(SessionEvent e) => new(e.OfficeId, e.TransactionId, e.Face, e.Online, e.Link, e.Attendees);

    /// <summary>What has to change in an event so that it is as planned, or null.</summary>
    public static CalendarChange? ChangeOf(Noted noted, SessionEvent known, IReadOnlyList<string> guests)
    {
        var session = noted.Session;
        var link = LinkOf(noted, known.Part);
        var gone = known.Attendees.Except(guests, StringComparer.OrdinalIgnoreCase).ToList();
        var isSameList = gone.Count == 0 && known.Attendees.Count == guests.Count;
        var change = new CalendarChange(
            known.OfficeId, known.EventId!, known.Mark, known.Face, session.Face, known.Part == 0 && session.Online && !known.Online,
            link == known.Link ? null : new(known.Link, link), isSameList && !known.GuestsOpen ? null : new(guests, gone));
        return change is { GoOnline: false, Link: null, Guests: null } && change.From == change.To ? null : change;
    }

    /// <summary>Before a change: its answer is open, and everybody may be on the list.</summary>
    public static void Begin(SessionEvent now, CalendarChange change, IReadOnlyList<string> everybody)
    {
        (now.Open, now.Calls) = (true, now.Calls + 1);
        (now.Attendees, now.GuestsOpen) = (everybody, now.GuestsOpen || change.Guests is not null);
    }

    /// <summary>After it came through.</summary>
    public static void End(SessionEvent now, CalendarChange change, IReadOnlyList<string> guests)
    {
        (now.Attendees, now.GuestsOpen) = (guests, false);
        now.Online |= change.GoOnline;
        now.Link = change.Link is { } link ? link.To : now.Link;
    }

    /// <summary>The link in the body: one that was typed by hand; in the further events of a session the meeting of the first.</summary>
    private static string? LinkOf(Noted noted, int part) => part == 0 ? noted.Session.MeetingUrl : noted.Session.JoinUrl ?? noted.Session.MeetingUrl;
}
