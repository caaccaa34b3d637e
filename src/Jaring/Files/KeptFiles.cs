using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// Files that somebody keeps together with what she writes. Each waits until the draft's last day, and goes with the draft when that is deleted. No row says which
/// draft it is: the page names its files with each change, and the day is all that is noted.
/// </summary>
public sealed class KeptFiles(ShredKeys keys, FileBlobs blobs, FileSpace space, IOptions<FilesOptions> options, TimeProvider time)
{
    private const long Hour = 3600;

    /// <summary>Lets these files wait through this day, in the transaction that saves the draft. No more than their share of the quota waits so long: the rest goes after its day, and is told.</summary>
    /// <returns>Ids of those that do not wait; null when none was named.</returns>
    internal async Task<IReadOnlyList<string>?> KeepAsync(JaringDbContext store, string officeId, IReadOnlyList<FileClaim>? files, DateOnly until, CancellationToken cancellationToken)
    {
        if (files is null or { Count: 0 })
        {
            return null;
        }

        var (day, soon) = (EndOf(until), time.GetUtcNow().ToUnixTimeSeconds() + (long)options.Value.UntiedFor.TotalSeconds + Hour);
        var waiting = await store.Set<StoredFile>().Where(f => f.OfficeId == officeId && f.CaseId == null && f.Until > soon).SumAsync(f => f.Received, cancellationToken);
        var missing = files.Skip(options.Value.PerSubmission).Select(f => f.Id).ToList();
        foreach (var claim in files.Take(options.Value.PerSubmission))
        {
            if (await FindAsync(store, officeId, claim, cancellationToken) is not { Parts: > 0 } file || (claim.Bytes is { } bytes && bytes != file.Received))
            {
                missing.Add(claim.Id);
            }
            else if (file.CaseId is null)
            {
                var more = file.Until > soon ? 0 : file.Received;
                if (waiting + more > options.Value.KeptBytes)
                {
                    missing.Add(claim.Id);
                    continue;
                }

                (file.Until, waiting) = (day, waiting + more);
            }
        }

        await store.SaveChangesAsync(cancellationToken);
        return missing;
    }

    /// <summary>Erases these keys together with those of the files, then the files' rows. Those that belong to a case by now stay.</summary>
    internal async Task EraseAsync(JaringDbContext store, string officeId, IReadOnlyList<FileClaim>? files, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var gone = new List<StoredFile>();
        foreach (var claim in (files ?? []).Take(options.Value.PerSubmission))
        {
            if (await FindAsync(store, officeId, claim, cancellationToken) is { CaseId: null } file)
            {
                gone.Add(file);
            }
        }

        keys.Erase([.. names, .. gone.Select(f => f.ShredKey)]);
        foreach (var id in gone.Select(f => f.FileId))
        {
            await store.EraseFilesAsync(store.Set<StoredFile>().Where(f => f.OfficeId == officeId && f.FileId == id), cancellationToken);
        }
    }

    /// <summary>Their bytes go too, once the rows are gone.</summary>
    internal void Sweep(string officeId)
    {
        blobs.RemoveErased(officeId, keys);
        space.Forget();
    }

    /// <summary>The day's end in no zone ahead of UTC comes later than this: a file outlives its draft by hours and never the other way round.</summary>
    private static long EndOf(DateOnly until) => new DateTimeOffset(until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private async Task<StoredFile?> FindAsync(JaringDbContext store, string officeId, FileClaim claim, CancellationToken cancellationToken) =>
        Jt1.TryDecode(claim.Token, out var token) && token.Length == Shape.HashBytes ? await store.FindFileAsync(keys, officeId, claim.Id, claim.Token, cancellationToken) : null;
}
