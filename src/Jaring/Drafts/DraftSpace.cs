using Jaring.Intake;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Drafts;

/// <summary>Whether an operator should hear that people will soon not be able to keep what they write. Sending does not depend on it.</summary>
public sealed class DraftSpace(IDbContextFactory<JaringDbContext> stores, IOptions<RoomOptions> options)
{
    /// <summary>True when an office keeps nine tenths of the drafts that it may keep, or more.</summary>
    public async Task<bool> IsNearlyFullAsync(CancellationToken cancellationToken)
    {
        var many = options.Value.MostDrafts / 10 * 9;
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.Set<StoredDraft>().GroupBy(d => d.OfficeId).AnyAsync(d => d.Count() >= many, cancellationToken);
    }
}
