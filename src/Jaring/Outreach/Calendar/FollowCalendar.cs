using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>
/// Follows the changes of an office's calendar: one call tells of all replies and of whatever somebody did in Outlook, where reading every event would
/// be a call each (teams.md §7, change tracking). The mark is saved with what its page told.
/// </summary>
internal sealed class FollowCalendar(
    JaringDbContext store, StoreWriter writer, CalendarNotes notes, ICalendar calendar, RefreshReplies refresh, OfficeRegister offices, TimeProvider clock)
{
    private const int MostPages = 1000;
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>How far ahead sessions are followed; Graph allows five years.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(730);

    /// <summary>The window stays what it was when it was opened, so a new one is opened before sessions at its end matter.</summary>
    private static readonly TimeSpan WindowFor = TimeSpan.FromDays(60);

    /// <summary>One pass. Returns how many calls it took; none when no session of the office is open.</summary>
    public async Task<int> FollowAsync(string officeId, CancellationToken cancellationToken)
    {
        var open = await ReadOpenAsync(officeId, cancellationToken);
        if (open.Count == 0)
        {
            return 0;
        }
        var mark = await FindMarkAsync(officeId, cancellationToken);
        var began = mark.BeganAt;
        var (doubtful, told) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var calls = 0;
        for (var more = true; more && calls < MostPages; calls++)
        {
            var page = await calendar.ReadChangesAsync(officeId, mark.From, cancellationToken);
            if (page.Forgotten)
            {
                // Anew, once for each time that the calendar forgets; what is told twice is only taken twice.
                mark = await BeginAsync(officeId, cancellationToken);
                began = mark.BeganAt;
                continue;
            }
            if (page.Delivery.Outcome != DeliveryOutcome.Done)
            {
                return calls + 1;
            }
            told.UnionWith(page.Events.Select(e => e.EventId));
            mark = await KeepAsync(mark, page, open, doubtful, cancellationToken);
            WritePoint.ChangesKept.Pass();
            more = page.More;
        }
        if (began is { } since)
        {
            doubtful.UnionWith((await ReadUnseenAsync(officeId, since, cancellationToken)).Where(id => open.ContainsKey(id) && !told.Contains(id)));
        }
        return calls + await LookAsync(officeId, open, doubtful, cancellationToken);
    }

    /// <summary>Events of sessions that are in the calendar and not over, by their id.</summary>
    private async Task<Dictionary<string, SessionEvent>> ReadOpenAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = ReadSessions.LocalNow(offices.Get(officeId), clock);
        var sessions = store.Set<Session>().Where(s => s.OfficeId == officeId && s.State == SessionState.InCalendar && s.EndsAt.CompareTo(now) > 0).Select(s => s.Id);
        return await store.Set<SessionEvent>().AsNoTracking().Where(e => e.OfficeId == officeId && e.EventId != null && sessions.Contains(e.SessionId))
            .ToDictionaryAsync(e => e.EventId!, StringComparer.Ordinal, cancellationToken);
    }

    private async Task<CalendarMark> FindMarkAsync(string officeId, CancellationToken cancellationToken)
    {
        var mark = await store.Set<CalendarMark>().AsNoTracking().SingleOrDefaultAsync(m => m.OfficeId == officeId, cancellationToken);
        var isFresh = mark is not null && clock.GetUtcNow() - Back - DateTimeOffset.FromUnixTimeMilliseconds(mark.WindowStart) < WindowFor;
        return isFresh ? mark! : await BeginAsync(officeId, cancellationToken);
    }

    private Task<CalendarMark> BeginAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return WriteMarkAsync(
            officeId,
            mark => (mark.Link, mark.WindowStart, mark.WindowEnd, mark.BeganAt) =
                (null, (now - Back).ToUnixTimeMilliseconds(), (now + Ahead).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            (_, _) => Task.CompletedTask,
            cancellationToken);
    }

    private Task<CalendarMark> KeepAsync(
        CalendarMark read, ChangesAnswer page, Dictionary<string, SessionEvent> open, HashSet<string> doubtful, CancellationToken cancellationToken) => WriteMarkAsync(
            read.OfficeId,
            mark => (mark.Link, mark.BeganAt) = (page.Next, page.More ? mark.BeganAt : null),
            async (write, ct) =>
            {
                doubtful.UnionWith(page.Removed.Where(open.ContainsKey));
                foreach (var held in page.Events.Where(e => open.ContainsKey(e.EventId)))
                {
                    var known = open[held.EventId];
                    if (await CalendarNotes.FindAsync(write, known.OfficeId, known.SessionId, ct) is { } noted && !Note(write, noted, known, held))
                    {
                        doubtful.Add(held.EventId);
                    }
                }
            },
            cancellationToken);

    /// <summary>False when one of our own calls came between, so that what was told may be the past.</summary>
    private bool Note(JaringDbContext write, Noted noted, SessionEvent known, CalendarEvent held)
    {
        var now = noted.Event(known.Part);
        if (now is null || now.EventId != known.EventId)
        {
            return true;
        }
        if (known.Open || now.Open || now.Calls != known.Calls)
        {
            return false;
        }
        notes.Find(write, noted, now, held, isWhole: false);
        if (noted.Session.Placed == noted.Session.Wanted && noted.Session.Fault != CalendarAnswer.EventGone)
        {
            // The last call failed and nothing is left to do: the calendar has answered since.
            noted.Session.Fault = null;
        }

        noted.Sum();
        return true;
    }

    /// <summary>Events that a first round has not told of: they may be gone since before it. A round that began before a restart counts whole.</summary>
    private Task<List<string>> ReadUnseenAsync(string officeId, long since, CancellationToken cancellationToken) =>
        store.Set<SessionEvent>().Where(e => e.OfficeId == officeId && e.EventId != null && e.SeenAt <= since).Select(e => e.EventId!).ToListAsync(cancellationToken);

    /// <summary>Reads one by one what has left the window or was not told of: it may only have been moved.</summary>
    private async Task<int> LookAsync(string officeId, Dictionary<string, SessionEvent> open, HashSet<string> doubtful, CancellationToken cancellationToken)
    {
        var unsure = false;
        foreach (var session in doubtful.Select(id => open[id].SessionId).Distinct())
        {
            unsure |= await refresh.RefreshAsync(officeId, session, cancellationToken) is { Fault: not null and not CalendarAnswer.EventGone };
        }
        if (unsure)
        {
            // What could not be read now is told of again: the calendar itself would not say it twice.
            await BeginAsync(officeId, cancellationToken);
        }
        return doubtful.Count;
    }

    private Task<CalendarMark> WriteMarkAsync(
        string officeId, Action<CalendarMark> change, Func<JaringDbContext, CancellationToken, Task> also, CancellationToken cancellationToken) => writer.WriteAsync(
            async (write, ct) =>
            {
                var mark = await write.Set<CalendarMark>().SingleOrDefaultAsync(m => m.OfficeId == officeId, ct);
                if (mark is null)
                {
                    mark = new() { OfficeId = officeId };
                    write.Add(mark);
                }
                change(mark);
                await also(write, ct);
                await write.SaveChangesAsync(ct);
                return mark;
            },
            cancellationToken);
}
