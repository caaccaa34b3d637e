using Jaring.Cases;
using Jaring.Shapes;
using Jaring.Storage;

namespace Jaring.Drafts;

/// <summary>Deletes a draft: because the person says so, or because a report took its place. The bytes are overwritten in the store's file.</summary>
public sealed class DropDraft(StoreWriter writer)
{
    /// <summary>Null when it is gone, also when it was before; else the code of the refusal.</summary>
    public async Task<string?> DropAsync(string officeId, string lookup, string write, CancellationToken cancellationToken)
    {
        try
        {
            var (did, writeHash) = (CaseAccess.HashOf(lookup), CaseAccess.HashOf(write));
            var refusal = await writer.WriteAsync((db, ct) => DropAsync(db, officeId, did, writeHash, ct), cancellationToken);
            WritePoint.DraftDropped.Pass();
            return refusal;
        }
        catch (ShapeException fault)
        {
            return fault.Code;
        }
    }

    private static async Task<string?> DropAsync(JaringDbContext db, string officeId, string did, string writeHash, CancellationToken cancellationToken)
    {
        var row = await db.FindDraftAsync(officeId, did, cancellationToken);
        if (row is null)
        {
            return null;
        }

        if (row.WriteHash != writeHash)
        {
            return "draft-unknown";
        }

        db.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
