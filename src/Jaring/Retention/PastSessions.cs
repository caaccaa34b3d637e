using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Sessions whose report is long written, with their speakers, moderator and counts of replies. The calendar's own copy is the mailbox's affair.</summary>
internal sealed class PastSessions(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "sessions";

    protected override Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var before = ReadSessions.LocalTime(office, clock.GetUtcNow() - options.Value.Sessions);
        return store.Set<Session>().Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) < 0).ExecuteDeleteAsync(cancellationToken);
    }
}
