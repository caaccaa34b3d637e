using Jaring.Cases;
using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Drafts;

/// <summary>Finds a draft by what its digits derive.</summary>
public sealed class FindDraft(OfficeRegister offices, ShredKeys keys, IDbContextFactory<JaringDbContext> stores, TimeProvider time)
{
    /// <summary>The draft, or null: none, deleted, or past its day.</summary>
    public async Task<KeptDraft?> FindAsync(string officeId, string lookup, CancellationToken cancellationToken)
    {
        try
        {
            var (did, today) = (CaseAccess.HashOf(lookup), offices.Get(officeId).Day(time.GetUtcNow()));
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            return await store.FindDraftAsync(keys, officeId, did, cancellationToken) is { } found && found.Row.Until >= today ? new(found.Sealed, found.Row.Rev, found.Row.Until) : null;
        }
        catch (ShapeException)
        {
            return null;
        }
    }
}

/// <summary>A draft as it is kept.</summary>
/// <param name="Sealed">The sealed object, verbatim JSON.</param>
/// <param name="Rev">Its revision.</param>
/// <param name="Until">The last day on which it opens.</param>
public sealed record KeptDraft(string Sealed, int Rev, DateOnly Until);
