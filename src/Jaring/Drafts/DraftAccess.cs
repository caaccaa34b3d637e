using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Drafts;

/// <summary>How a draft is found: by the hash of a secret that only its digits derive. One whose key is erased is not there, whatever the store says.</summary>
internal static class DraftAccess
{
    /// <summary>The row, followed by this context, and its lock; null when there is none.</summary>
    public static async Task<OpenDraft?> FindDraftAsync(this JaringDbContext store, ShredKeys keys, string officeId, string did, CancellationToken cancellationToken)
    {
        var row = await store.Set<StoredDraft>().SingleOrDefaultAsync(d => d.OfficeId == officeId && d.Did == did, cancellationToken);
        return row is not null && (row.ShredKey == "" ? CaseLock.None : keys.Find(row.ShredKey)) is { } texts ? new(row, texts) : null;
    }
}

/// <summary>A draft and what locks it.</summary>
/// <param name="Row">As the store has it.</param>
/// <param name="Texts">Its lock; that of no case for a draft from before shred keys.</param>
internal sealed record OpenDraft(StoredDraft Row, CaseLock Texts)
{
    /// <summary>The sealed object, as the page sent it.</summary>
    public string Sealed => Texts.Open(Row.Sealed);
}
