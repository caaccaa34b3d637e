using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>Changes the plan of a session and, in the same transaction, asks the outbox to bring the calendar to it.</summary>
public sealed class ChangeSession(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>
    /// Changes it, or tells what has to be corrected, or that it is no longer what the change started from. The same change again is no change.
    /// </summary>
    public async Task<ChangeResult> ChangeAsync(string officeId, string sessionId, string memberId, SessionPlan plan, CancellationToken cancellationToken)
    {
        if (PlanRules.HasHoles(plan))
        {
            return new(null, [PlanRules.Holes]);
        }
        var wanted = PlanSession.Session(officeId, memberId, plan);
        var faults = PlanRules.Check(plan, offices.Get(officeId).Local(clock.GetUtcNow()).DateTime);
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, sessionId, wanted, plan.Revision, faults, ct), cancellationToken);
        WritePoint.SessionChanged.Pass();
        signal.Ring();
        return result;
    }

    private async Task<ChangeResult> SaveAsync(
        JaringDbContext store, string sessionId, Session wanted, int? revision, IReadOnlyList<PlanFault> faults, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == wanted.OfficeId && s.Id == sessionId, cancellationToken);
        if (session is null)
        {
            return new(null, []);
        }
        if (session.IsOff || (revision != session.Wanted && !IsRepeat(session, wanted, revision)))
        {
            return new(session, [], Outdated: true);
        }
        if (revision != session.Wanted)
        {
            return new(session, []);
        }
        // A session that has begun may still lose a guest or get its agenda; its time stays where it is.
        if (faults.Where(f => f.Code != "time-past" || wanted.StartsAt != session.StartsAt).ToList() is { Count: > 0 } left)
        {
            return new(session, left);
        }
        session.Follow(wanted);
        if (!store.ChangeTracker.HasChanges())
        {
            return new(session, []);
        }
        session.Outlook = session.Outlook is { Deleted: true } gone ? gone : null;
        session.State = session.State == SessionState.Failed ? SessionState.Planned : session.State;
        session.Want(store, clock.GetUtcNow());
        await store.SaveChangesAsync(cancellationToken);
        return new(session, []);
    }

    /// <summary>The change was saved and its answer was lost: the page sends it again from the revision before.</summary>
    private static bool IsRepeat(Session session, Session wanted, int? revision) => revision == session.Wanted - 1 && PlanSession.IsSame(session, wanted);
}
