using Jaring.Drafts;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// Drafts that nobody has gone on with for thirty days: first their keys, then their rows. Whoever kept one was told the day; nobody else could open it. Also rows whose key
/// is erased already, which a death or an old copy of the store left.
/// </summary>
internal sealed class PastDrafts(OfficeRegister offices, ShredKeys keys, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "drafts";

    protected override async Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var today = office.Day(clock.GetUtcNow());
        var drafts = await store.Set<StoredDraft>().AsNoTracking().Where(d => d.OfficeId == office.Id).Select(d => new { d.Did, d.ShredKey, d.Until }).ToListAsync(cancellationToken);
        keys.Erase([.. drafts.Where(d => d.Until < today).Select(d => d.ShredKey)]);
        var gone = drafts.Where(d => d.Until < today || keys.IsErased(d.ShredKey)).Select(d => d.Did).ToList();
        return await store.Set<StoredDraft>().Where(d => d.OfficeId == office.Id && gone.Contains(d.Did)).ExecuteDeleteAsync(cancellationToken);
    }
}
