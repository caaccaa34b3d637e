using Jaring.Cases;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>Makes room for a sealed file that a page is about to send in parts. The same id and token again ends alike.</summary>
public sealed class BeginFile(ShredKeys keys, FileSpace space, StoreWriter store, IDbContextFactory<JaringDbContext> stores, IOptions<FilesOptions> options, TimeProvider time)
{
    private const int Hour = 3600;

    /// <summary>True for 16 bytes in base64url. The edge asks before it remembers anything of a request.</summary>
    public static bool IsId(string text) => Jt1.TryDecode(text, out var id) && id.Length == Shape.IdBytes;

    /// <summary>Keeps the file's place.</summary>
    public async Task<FileResult> BeginAsync(string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        try
        {
            Shape.Require(IsId(fileId));
            var hash = CaseAccess.HashOf(token);
            if (await FindAsync(officeId, fileId, token, cancellationToken) is { } known)
            {
                return new FileResult.Kept(known);
            }

            if (!await space.HasRoomAsync(officeId, FileSizes.MostPart, cancellationToken))
            {
                return new FileResult.Refused("files-full");
            }

            var added = new StoredFile { OfficeId = officeId, FileId = fileId, TokenHash = hash, ShredKey = keys.Take().Name, Until = Until() };
            var isNew = await store.WriteAsync((db, ct) => db.InsertOrIgnoreAsync(added, ct), cancellationToken);
            WritePoint.FileBegun.Pass();
            return isNew ? new FileResult.Kept(FileProgress.Of(added))
                : await FindAsync(officeId, fileId, token, cancellationToken) is { } other ? new FileResult.Kept(other)
                : new FileResult.Refused("duplicate.file");
        }
        catch (ShapeException fault)
        {
            return new FileResult.Refused(fault.Code);
        }
    }

    private async Task<FileProgress?> FindAsync(string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        return await db.FindFileAsync(keys, officeId, fileId, token, cancellationToken) is { } known ? FileProgress.Of(known) : null;
    }

    /// <summary>A whole hour, later rather than sooner: the store tells no minute.</summary>
    private long Until() => (((time.GetUtcNow() + options.Value.UntiedFor).ToUnixTimeSeconds() / Hour) + 1) * Hour;
}
