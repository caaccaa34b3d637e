using Jaring.Cases;
using Jaring.Files;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;

namespace Jaring.Drafts;

/// <summary>
/// Deletes a draft: because the person says so, or because a report took its place. First its key and those of the files that were kept with it, which ends every copy
/// of them anywhere, then the rows. Files that went along with the report stay with the report.
/// </summary>
public sealed class DropDraft(ShredKeys keys, KeptFiles kept, StoreWriter writer)
{
    /// <summary>Null when it is gone, also when it was before; else the code of the refusal.</summary>
    public async Task<string?> DropAsync(string officeId, string lookup, string write, IReadOnlyList<FileClaim>? files, CancellationToken cancellationToken)
    {
        try
        {
            var (did, writeHash) = (CaseAccess.HashOf(lookup), CaseAccess.HashOf(write));
            var refusal = await writer.WriteAsync((db, ct) => DropAsync(db, officeId, did, writeHash, files, ct), cancellationToken);
            WritePoint.DraftDropped.Pass();
            if (files is { Count: > 0 })
            {
                kept.Sweep(officeId);
            }

            return refusal;
        }
        catch (ShapeException fault)
        {
            return fault.Code;
        }
    }

    private async Task<string?> DropAsync(JaringDbContext db, string officeId, string did, string writeHash, IReadOnlyList<FileClaim>? files, CancellationToken cancellationToken)
    {
        var found = await db.FindDraftAsync(keys, officeId, did, cancellationToken);
        if (found is not null && found.Row.WriteHash != writeHash)
        {
            return "draft-unknown";
        }

        await kept.EraseAsync(db, officeId, files, found is { Row.ShredKey: { Length: > 0 } name } ? [name] : [], cancellationToken);
        if (found is not null)
        {
            db.Remove(found.Row);
            await db.SaveChangesAsync(cancellationToken);
        }

        return null;
    }
}
