using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach;

/// <summary>Reads a session's event back from the calendar: how many will come, and whether it still stands. Numbers only (teams.md §7).</summary>
public sealed class RefreshReplies(JaringDbContext store, StoreWriter writer, ICalendar calendar, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Reads one session's event now. Null when this office has no session of that id; without an event nothing is read.</summary>
    public async Task<Session?> RefreshAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is not { State: SessionState.InCalendar, EventId: { } eventId })
        {
            return session;
        }
        var answer = await calendar.ReadAsync(officeId, eventId, cancellationToken);
        var kept = await writer.WriteAsync((write, ct) => KeepAsync(write, officeId, sessionId, answer, ct), cancellationToken);
        WritePoint.RepliesKept.Pass();
        return kept;
    }

    /// <summary>
    /// Ids of the sessions whose replies may still change: in the calendar and not over. One that was deleted in Outlook is asked for again only when a
    /// person wants to know.
    /// </summary>
    internal async Task<IReadOnlyList<string>> FindOpenAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = ReadSessions.LocalNow(offices.Get(officeId), clock);
        return await store.Set<Session>()
            .Where(s => s.OfficeId == officeId && s.State == SessionState.InCalendar && s.EndsAt.CompareTo(now) > 0)
            .Where(s => s.Fault != CalendarAnswer.EventGone).Select(s => s.Id).ToListAsync(cancellationToken);
    }

    private async Task<Session> KeepAsync(JaringDbContext write, string officeId, string sessionId, CalendarAnswer answer, CancellationToken cancellationToken)
    {
        var session = await write.Set<Session>().SingleAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (answer is { Delivery.Outcome: DeliveryOutcome.Done, Event: { } found })
        {
            session.Take(found, clock.GetUtcNow());
        }
        else
        {
            session.Fault = answer.Delivery.Fault;
            session.Revision++;
        }
        await write.SaveChangesAsync(cancellationToken);
        return session;
    }
}
