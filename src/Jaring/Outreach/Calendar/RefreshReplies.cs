using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>Reads a session's events back from the calendar: how many will come, and whether they still stand as planned. Numbers only (teams.md §7).</summary>
public sealed class RefreshReplies(JaringDbContext store, CalendarNotes notes, ICalendar calendar)
{
    /// <summary>Reads one session's events now. Null when this office has no session of that id; what is not in the calendar is not read.</summary>
    public async Task<Session?> RefreshAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is not { State: SessionState.InCalendar })
        {
            return session;
        }
        var events = await store.Set<SessionEvent>().AsNoTracking()
            .Where(e => e.OfficeId == officeId && e.SessionId == sessionId && e.EventId != null && !e.Open).OrderBy(e => e.Part).ToListAsync(cancellationToken);
        foreach (var known in events)
        {
            var answer = await calendar.ReadAsync(officeId, known.EventId!, cancellationToken);
            session = (await notes.WriteAsync(officeId, sessionId, (write, noted) => Note(write, noted, known, answer), cancellationToken)).Session;
            WritePoint.RepliesKept.Pass();
        }
        return session;
    }

    private void Note(JaringDbContext write, Noted noted, SessionEvent read, CalendarAnswer answer)
    {
        var now = noted.Event(read.Part);
        if (now is null || read.Open || now.Open || now.Calls != read.Calls || now.EventId != read.EventId)
        {
            // One of our own calls was under way or came between: what was read may be the past.
            return;
        }
        if (answer.Event is { } held)
        {
            noted.Session.Fault = null;
            notes.Find(write, noted, now, held, isWhole: true);
        }
        else if (answer.IsGone)
        {
            CalendarNotes.Lose(noted, now);
        }
        else
        {
            noted.Session.Fault = answer.Delivery.Fault;
        }
    }
}
