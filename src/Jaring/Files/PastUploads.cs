using Jaring.Retention;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// Files that no report or message ever named and no draft keeps: first their keys, then their rows. Also rows whose key is erased already, which a death or an old copy of the store
/// left. A time that lies too far ahead was noted while the clock ran fast.
/// </summary>
internal sealed class PastUploads(ShredKeys keys, FileSpace space, IOptions<FilesOptions> options, TimeProvider clock) : IRetentionRule
{
    private static readonly TimeSpan Rounding = TimeSpan.FromHours(1);

    public string Kind => "uploads";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (past, far) = (now.ToUnixTimeSeconds(), (now + options.Value.LongestUntied + Rounding).ToUnixTimeSeconds());
        var waiting = await store.Set<StoredFile>().AsNoTracking().Where(f => f.CaseId == null).ToListAsync(cancellationToken);
        keys.Erase([.. waiting.Where(f => f.Until <= past || f.Until > far).Select(f => f.ShredKey)]);
        var gone = waiting.Where(f => keys.IsErased(f.ShredKey)).ToList();
        foreach (var file in gone)
        {
            await store.EraseFilesAsync(store.Set<StoredFile>().Where(f => f.OfficeId == file.OfficeId && f.FileId == file.FileId), cancellationToken);
        }

        if (gone.Count > 0)
        {
            WritePoint.UploadsErased.Pass();
            space.Forget();
        }

        return gone.Count;
    }
}
