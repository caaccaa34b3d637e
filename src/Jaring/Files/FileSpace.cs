using System.Collections.Concurrent;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// Whether files still have room: within the office's quota, within the part of it that untied ones may take, and above the floor of free space, which is kept for reports. Files run out first, so that they never
/// take a report's place on the disk.
/// </summary>
public sealed class FileSpace(DataFolder folder, OfficeRegister offices, IDbContextFactory<JaringDbContext> stores, IOptions<FilesOptions> options, IOptions<JaringOptions> host)
{
    private readonly ConcurrentDictionary<string, long> used = new(StringComparer.Ordinal);

    /// <summary>True when an office uses nine tenths of its quota or more.</summary>
    public async Task<bool> IsNearlyFullAsync(CancellationToken cancellationToken)
    {
        foreach (var office in offices.All)
        {
            if (await UsedAsync(office.Id, cancellationToken) >= options.Value.QuotaBytes / 10 * 9)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when so many bytes more may come.</summary>
    internal async Task<bool> HasRoomAsync(string officeId, int bytes, CancellationToken cancellationToken) =>
        await UsedAsync(officeId, cancellationToken) + bytes <= options.Value.QuotaBytes
        && await UntiedAsync(officeId, cancellationToken) + bytes <= options.Value.UntiedBytes && HasDisk(bytes);

    /// <summary>So many came.</summary>
    internal void Add(string officeId, int bytes) => used.AddOrUpdate(officeId, _ => bytes, (_, before) => before + bytes);

    /// <summary>Some went: the store is asked anew.</summary>
    internal void Forget() => used.Clear();

    /// <summary>Those that no report or message has named yet are few, and asked for each time: tying one makes room at once.</summary>
    private async Task<long> UntiedAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.Set<StoredFile>().Where(f => f.OfficeId == officeId && f.CaseId == null).SumAsync(f => f.Received, cancellationToken);
    }

    private async Task<long> UsedAsync(string officeId, CancellationToken cancellationToken)
    {
        if (used.TryGetValue(officeId, out var known))
        {
            return known;
        }

        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return used.GetOrAdd(officeId, await store.Set<StoredFile>().Where(f => f.OfficeId == officeId).SumAsync(f => f.Received, cancellationToken));
    }

    /// <summary>A file system that cannot tell raises no alarm: writing will.</summary>
    private bool HasDisk(int bytes)
    {
        try
        {
            return new DriveInfo(folder.Root).AvailableFreeSpace - bytes >= host.Value.FreeSpaceFloorMegabytes * 1024L * 1024;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
