using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Drafts;

/// <summary>How a draft is found: by the hash of a secret that only its digits derive.</summary>
internal static class DraftAccess
{
    /// <summary>The row, followed by this context; null when there is none.</summary>
    public static Task<StoredDraft?> FindDraftAsync(this JaringDbContext store, string officeId, string did, CancellationToken cancellationToken) =>
        store.Set<StoredDraft>().SingleOrDefaultAsync(d => d.OfficeId == officeId && d.Did == did, cancellationToken);
}
