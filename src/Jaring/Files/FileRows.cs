using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Files;

/// <summary>Rows of files whose keys go, with their case or alone.</summary>
internal static class FileRows
{
    /// <summary>The files of these cases.</summary>
    public static IQueryable<StoredFile> FilesOf(this JaringDbContext store, string officeId, IReadOnlyCollection<string> cases) =>
        store.Set<StoredFile>().Where(f => f.OfficeId == officeId && f.CaseId != null && cases.Contains(f.CaseId));

    /// <summary>Deletes these files' rows with their parts', in the caller's transaction.</summary>
    /// <returns>How many files.</returns>
    public static async Task<int> EraseFilesAsync(this JaringDbContext store, IQueryable<StoredFile> files, CancellationToken cancellationToken)
    {
        await store.Set<StoredPart>().Where(p => files.Any(f => f.OfficeId == p.OfficeId && f.FileId == p.FileId)).ExecuteDeleteAsync(cancellationToken);
        return await files.ExecuteDeleteAsync(cancellationToken);
    }
}
