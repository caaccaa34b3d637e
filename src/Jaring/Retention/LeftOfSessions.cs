using Jaring.Attendance;
using Jaring.Feedback;
using Jaring.Outreach;
using Jaring.Outreach.Materials;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>Counts, feedback and materials of sessions that are gone, and names, should any be left. What a year came to stays.</summary>
internal sealed class LeftOfSessions : IRetentionRule
{
    public string Kind => "session-leftovers";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var sessions = store.Set<Session>();
        return await store.Set<Participant>().Where(p => !sessions.Any(s => s.OfficeId == p.OfficeId && s.Id == p.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<CheckIn>().Where(e => !sessions.Any(s => s.OfficeId == e.OfficeId && s.Id == e.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<AttendanceDesk>().Where(d => !sessions.Any(s => s.OfficeId == d.OfficeId && s.Id == d.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<Turnout>().Where(t => !sessions.Any(s => s.OfficeId == t.OfficeId && s.Id == t.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<SessionMaterial>().Where(m => !sessions.Any(s => s.OfficeId == m.OfficeId && s.Id == m.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<FeedbackAnswer>().Where(a => !sessions.Any(s => s.OfficeId == a.OfficeId && s.Id == a.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<FeedbackCount>().Where(c => !sessions.Any(s => s.OfficeId == c.OfficeId && s.Id == c.SessionId)).ExecuteDeleteAsync(cancellationToken)
            + await store.Set<FeedbackSuggestion>().Where(f => !sessions.Any(s => s.OfficeId == f.OfficeId && s.Id == f.SessionId)).ExecuteDeleteAsync(cancellationToken);
    }
}
