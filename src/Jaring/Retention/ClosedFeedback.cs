using Jaring.Feedback;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>Sheets of a page that takes no more: those that never became five, which nobody may read, and the empty ones that were counted.</summary>
internal sealed class ClosedFeedback(OfficeRegister offices, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "feedback-sheets";

    protected override Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var before = ReadSessions.LocalTime(office, clock.GetUtcNow() - FindFeedback.Afterwards);
        var past = store.Set<Session>().Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) <= 0).Select(s => s.Id);
        return store.Set<FeedbackAnswer>().Where(a => a.OfficeId == office.Id && past.Contains(a.SessionId)).ExecuteDeleteAsync(cancellationToken);
    }
}
