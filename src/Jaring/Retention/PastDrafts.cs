using Jaring.Drafts;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>Drafts that nobody has gone on with for thirty days. Whoever kept one was told the day; nobody else could open it.</summary>
internal sealed class PastDrafts(OfficeRegister offices, TimeProvider clock) : IRetentionRule
{
    public string Kind => "drafts";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var today = office.Day(clock.GetUtcNow());
            erased += await store.Set<StoredDraft>().Where(d => d.OfficeId == office.Id && d.Until < today).ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }
}
