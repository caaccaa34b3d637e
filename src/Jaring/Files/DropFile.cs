using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;

namespace Jaring.Files;

/// <summary>Erases a file that its page does not want any more: its key, then its rows and bytes. One that is tied to a case stays with the case.</summary>
public sealed class DropFile(FileBlobs blobs, FileSpace space, ShredKeys keys, StoreWriter store)
{
    /// <summary>False when it belongs to a case already. One that is not there is gone.</summary>
    public async Task<bool> DropAsync(string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        try
        {
            var isGone = await store.WriteAsync((db, ct) => EraseAsync(db, officeId, fileId, token, ct), cancellationToken);
            WritePoint.FileDropped.Pass();
            blobs.RemoveErased(officeId, keys);
            space.Forget();
            return isGone;
        }
        catch (ShapeException)
        {
            return true;
        }
    }

    private async Task<bool> EraseAsync(JaringDbContext db, string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        if (await db.FindFileAsync(keys, officeId, fileId, token, cancellationToken) is not { } found)
        {
            return true;
        }

        if (found.CaseId is not null)
        {
            return false;
        }

        keys.Erase([found.ShredKey]);
        await db.EraseFilesAsync(db.Set<StoredFile>().Where(f => f.OfficeId == officeId && f.FileId == fileId), cancellationToken);
        return true;
    }
}
