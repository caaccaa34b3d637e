using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>Marks a session as cancelled, or also the later ones of its series, and in the same transaction asks the outbox to take them out of the calendar.</summary>
public sealed class CancelSession(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The session as it stands then, or null when this office has none of that id. Cancelling twice is once.</summary>
    public async Task<Session?> CancelAsync(string officeId, string sessionId, bool following, CancellationToken cancellationToken)
    {
        var session = await writer.WriteAsync((store, ct) => MarkAsync(store, officeId, sessionId, following, ct), cancellationToken);
        WritePoint.SessionCancelled.Pass();
        signal.Ring();
        return session;
    }

    private async Task<Session?> MarkAsync(JaringDbContext store, string officeId, string sessionId, bool following, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        if (session is null || session.IsOff)
        {
            return session;
        }
        var later = following ? await LaterOnes.ReadAsync(store, session, ReadSessions.LocalNow(offices.Get(officeId), clock), cancellationToken) : [];
        foreach (var one in later.Prepend(session))
        {
            (one.State, one.Outlook) = (SessionState.Cancelling, null);
            one.Want(store, clock.GetUtcNow());
        }
        await store.SaveChangesAsync(cancellationToken);
        return session;
    }
}
