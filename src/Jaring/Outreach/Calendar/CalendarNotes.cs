using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>Writes down what the calendar said about a session's events, and keeps the sums of the session in step.</summary>
public sealed class CalendarNotes(StoreWriter writer, TimeProvider clock)
{
    /// <summary>The session and its events, or null when it is erased.</summary>
    internal static async Task<Noted?> FindAsync(JaringDbContext store, string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        return session is null ? null : new(session, await store.Set<SessionEvent>()
            .Where(e => e.OfficeId == officeId && e.SessionId == sessionId).OrderBy(e => e.Part).ToListAsync(cancellationToken));
    }

    /// <summary>Changes the rows in one transaction and returns them as they are then.</summary>
    /// <exception cref="InvalidOperationException">The session was erased meanwhile.</exception>
    internal Task<Noted> WriteAsync(string officeId, string sessionId, Action<JaringDbContext, Noted> change, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (store, ct) =>
            {
                var noted = await FindAsync(store, officeId, sessionId, ct) ?? throw new InvalidOperationException("The session is gone.");
                change(store, noted);
                noted.Sum();
                await store.SaveChangesAsync(ct);
                return noted;
            },
            cancellationToken);

    /// <summary>Takes down how an event was found at a moment when none of our own calls was under way: what differs, somebody changed in Outlook.</summary>
    internal void Find(JaringDbContext store, Noted noted, SessionEvent known, CalendarEvent held, bool isWhole)
    {
        var plan = noted.Session.Face.With(known.Face, held.Face);
        if (plan != noted.Session.Face && plan.IsWhole && !noted.Session.IsOff)
        {
            noted.Session.Outlook ??= new(false, noted.Session.Face);
            noted.Session.Face = plan;
            noted.Session.Want(store, clock.GetUtcNow());
        }
        Hold(noted, known, held, isWhole);
    }

    /// <summary>Takes down what an event is now. A list of changes is not whole: it may leave the meeting out, and then the link that we know stays.</summary>
    internal void Hold(Noted noted, SessionEvent known, CalendarEvent held, bool isWhole = true)
    {
        (known.EventId, known.Mark, known.Face, known.Replies, known.Open) = (held.EventId, held.Mark, held.Face, held.Replies, false);
        known.JoinUrl = held.JoinUrl ?? (isWhole ? null : known.JoinUrl);
        known.SeenAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        noted.Session.CheckedAt = known.SeenAt;
    }

    /// <summary>Somebody took the event out of the calendar: a person is asked what to do.</summary>
    internal static void Lose(Noted noted, SessionEvent known)
    {
        known.Reset();
        if (!noted.Session.IsOff)
        {
            (noted.Session.Outlook, noted.Session.Fault) = (OutlookNews.Gone, CalendarAnswer.EventGone);
        }
    }
}

/// <summary>A session and its events, as they are in the store.</summary>
internal sealed record Noted(Session Session, List<SessionEvent> Events)
{
    /// <summary>The event of this number, or null.</summary>
    public SessionEvent? Event(int part) => Events.SingleOrDefault(e => e.Part == part);

    /// <summary>Adds the events' replies up; the link is the first one's.</summary>
    public void Sum()
    {
        var sum = Events.Aggregate(default(Replies), (all, e) => all + e.Replies);
        (Session.Accepted, Session.Tentative, Session.Declined, Session.Waiting) = (sum.Accepted, sum.Tentative, sum.Declined, sum.Waiting);
        Session.JoinUrl = Event(0)?.JoinUrl;
        Session.Revision++;
    }
}
