using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>Changes the plan of a session and, in the same transaction, asks the outbox to bring the calendar to it.</summary>
public sealed class ChangeSession(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>
    /// Changes it, or tells what has to be corrected, or that it is no longer what the change started from. The same change again is no change.
    /// </summary>
    public async Task<ChangeResult> ChangeAsync(string officeId, string sessionId, SessionPlan plan, CancellationToken cancellationToken)
    {
        var faults = PlanRules.Check(plan, offices.Get(officeId).Local(clock.GetUtcNow()).DateTime);
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, sessionId, plan, faults, ct), cancellationToken);
        WritePoint.SessionChanged.Pass();
        signal.Ring();
        return result;
    }

    private async Task<ChangeResult> SaveAsync(
        JaringDbContext store, string officeId, string sessionId, SessionPlan plan, IReadOnlyList<PlanFault> faults, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is null)
        {
            return new(null, []);
        }
        // A session that has begun may still lose a guest or get its agenda; its time stays where it is.
        if (faults.Where(f => f.Code != "time-past" || plan.StartsAt != session.StartsAt).ToList() is { Count: > 0 } left)
        {
            return new(session, left);
        }
        var (before, state) = (session.Wanted, session.IsOff);
        session.Follow(plan);
        if (!store.ChangeTracker.HasChanges() && plan.Revision >= before - 1)
        {
            // Nothing is new: or it was saved, its answer was lost and the page sends it again.
            return new(session, []);
        }
        if (plan.Revision != before || state)
        {
            await store.Entry(session).ReloadAsync(cancellationToken);
            return new(session, [], Outdated: true);
        }
        if (plan.Following && !await ChangeLaterAsync(store, session, cancellationToken))
        {
            await store.Entry(session).ReloadAsync(cancellationToken);
            return new(session, [new("startsAt", "time-past")]);
        }
        Ask(store, session);
        await store.SaveChangesAsync(cancellationToken);
        return new(session, []);
    }

    /// <summary>
    /// The later sessions of the series, in the same transaction. False when one of them, which was moved alone before, would come to lie in the past.
    /// </summary>
    private async Task<bool> ChangeLaterAsync(JaringDbContext store, Session session, CancellationToken cancellationToken)
    {
        var change = new SeriesChange((Session)store.Entry(session).OriginalValues.ToObject(), session);
        var now = ReadSessions.LocalNow(offices.Get(session.OfficeId), clock);
        foreach (var one in await LaterOnes.ReadAsync(store, session, now, cancellationToken))
        {
            change.ApplyTo(one);
            if (!TimeRules.TryRead(one.StartsAt, out _) || string.CompareOrdinal(one.StartsAt, now) <= 0)
            {
                return false;
            }
            if (store.Entry(one).State == EntityState.Modified)
            {
                Ask(store, one);
            }
        }
        return true;
    }

    private void Ask(JaringDbContext store, Session session)
    {
        session.Outlook = session.Outlook is { Deleted: true } gone ? gone : null;
        session.State = session.State == SessionState.Failed ? SessionState.Planned : session.State;
        session.Want(store, clock.GetUtcNow());
    }
}
