using Jaring.Cases;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Files;

/// <summary>Finds a file for whoever shows its token. An erased one is not there, whatever the store says.</summary>
internal static class OpenFiles
{
    /// <summary>The tracked row, or null.</summary>
    /// <exception cref="ShapeException">The token is none.</exception>
    public static async Task<StoredFile?> FindFileAsync(
        this JaringDbContext store, ShredKeys keys, string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        var hash = CaseAccess.HashOf(token);
        var found = await store.Set<StoredFile>().SingleOrDefaultAsync(f => f.OfficeId == officeId && f.FileId == fileId && f.TokenHash == hash, cancellationToken);
        return found is not null && keys.Find(found.ShredKey) is not null ? found : null;
    }
}

/// <summary>How far a file has come.</summary>
/// <param name="Received">Bytes that are on the disk.</param>
/// <param name="Parts">Parts that are on the disk; the next one has this number.</param>
public sealed record FileProgress(long Received, int Parts)
{
    internal static FileProgress Of(StoredFile file) => new(file.Received, file.Parts);
}

/// <summary>How a step with a file ended.</summary>
public abstract record FileResult
{
    private FileResult()
    {
    }

    /// <summary>It is on the disk, now or from before.</summary>
    public sealed record Kept(FileProgress Progress) : FileResult;

    /// <summary>An earlier part is not here yet; nothing was saved.</summary>
    public sealed record Missing(FileProgress Progress) : FileResult;

    /// <summary>No file for this id and token.</summary>
    public sealed record NotFound : FileResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code">A code of the edge.</param>
    public sealed record Refused(string Code) : FileResult;
}
