using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>What a member decides about a session that Outlook changed, lost or refused.</summary>
public enum OutlookDecision
{
    /// <summary>What was changed in Outlook is right.</summary>
    Keep,

    /// <summary>Put the plan of before back, in the calendar too.</summary>
    PutBack,

    /// <summary>Make the deleted event again, or try once more what the calendar refused.</summary>
    MakeAgain,
}

/// <summary>Carries the decision out. That a deleted session shall be cancelled is <see cref="CancelSession"/>.</summary>
public sealed class DecideOutlook(StoreWriter writer, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The session as it stands then, or null when there is none. A decision about nothing changes nothing.</summary>
    public async Task<Session?> DecideAsync(string officeId, string sessionId, OutlookDecision decision, CancellationToken cancellationToken)
    {
        var session = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, sessionId, decision, ct), cancellationToken);
        signal.Ring();
        return session;
    }

    private async Task<Session?> SaveAsync(JaringDbContext store, string officeId, string sessionId, OutlookDecision decision, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is not null && !session.IsOff && Follow(session, decision))
        {
            session.Want(store, clock.GetUtcNow());
        }
        await store.SaveChangesAsync(cancellationToken);
        return session;
    }

    /// <summary>True when the calendar has something to do.</summary>
    private static bool Follow(Session session, OutlookDecision decision)
    {
        switch (decision, session.Outlook)
        {
            case (OutlookDecision.Keep, { Deleted: false }):
                session.Outlook = null;
                session.Revision++;
                return false;
            case (OutlookDecision.PutBack, { Before: { } before }):
                (session.Face, session.Outlook) = (before, null);
                return true;
            case (OutlookDecision.MakeAgain, { Deleted: true }):
                (session.Outlook, session.Fault, session.State) = (null, null, SessionState.Planned);
                return true;
            case (OutlookDecision.MakeAgain, null) when session.Fault is not null:
                session.State = session.State == SessionState.Failed ? SessionState.Planned : session.State;
                return true;
            default:
                return false;
        }
    }
}
