using Jaring.Attendance.Codes;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Feedback;

/// <summary>The session that a feedback code is about, from its start until two weeks after its end.</summary>
public sealed class FindFeedback
{
    /// <summary>How long after a session its page takes answers.</summary>
    internal static readonly TimeSpan Afterwards = TimeSpan.FromDays(14);

    private readonly JaringDbContext store;
    private readonly OfficeRegister offices;
    private readonly CheckInCodes codes;
    private readonly TimeProvider clock;

    internal FindFeedback(JaringDbContext store, OfficeRegister offices, CheckInCodes codes, TimeProvider clock) =>
        (this.store, this.offices, this.codes, this.clock) = (store, offices, codes, clock);

    /// <summary>Null for a code of none, and outside these days.</summary>
    public async Task<FeedbackPlace?> FindAsync(string officeId, string typed, CancellationToken cancellationToken)
    {
        var (office, now, code) = (offices.Get(officeId), clock.GetUtcNow(), CheckInCodes.Plain(typed));
        var (from, to) = (ReadSessions.LocalTime(office, now - Afterwards), ReadSessions.LocalTime(office, now));
        var open = await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == officeId && s.EndsAt.CompareTo(from) > 0 && s.StartsAt.CompareTo(to) <= 0 && s.State != SessionState.Cancelled && s.State != SessionState.Cancelling)
            .Select(s => new FeedbackPlace(s.Id, s.Title)).ToListAsync(cancellationToken);
        return open.Find(s => codes.AgeOf(officeId, s.SessionId, CodeKind.Feedback, code) is not null);
    }
}

/// <summary>What the page is about.</summary>
public sealed record FeedbackPlace(string SessionId, string Title);
