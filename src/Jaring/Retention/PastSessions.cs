using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Sessions whose report is long written, with their speakers, moderator and counts of replies. The calendar's own copy is the mailbox's affair.</summary>
internal sealed class PastSessions(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "sessions";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var before = ReadSessions.LocalTime(office, clock.GetUtcNow() - options.Value.Sessions);
            erased += await store.Set<Session>().Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) < 0).ExecuteDeleteAsync(cancellationToken);
        }
        return erased;
    }
}
