using System.Data.Common;
using Jaring.Offices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Storage;

/// <summary>
/// Tries whether the store can be written, by writing: one page through the writer that everybody uses, flushed to the disk. A disk that is full or
/// went read-only still reads, so reading proves nothing. The answer is kept for some seconds, so that polling costs no flush each time.
/// </summary>
public sealed class StoreProbe(StoreWriter writer, DataFolder folder, IOptions<JaringOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3), Slow = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim gate = new(1);
    private (bool CanWrite, bool IsSlow) last;
    private DateTimeOffset? tried;

    /// <summary>How the store takes a write now, or took one some seconds ago.</summary>
    public async Task<StoreState> ReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (tried is not { } at || time.GetUtcNow() - at >= Fresh)
            {
                last = await TryAsync();
                tried = time.GetUtcNow();
            }

            return new StoreState(last.CanWrite, last.IsSlow, IsNearlyFull());
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => gate.Dispose();

    /// <summary>A write that takes longer than patience is slow, not failed: it may still come to its end.</summary>
    private async Task<(bool CanWrite, bool IsSlow)> TryAsync()
    {
        var began = time.GetTimestamp();
        try
        {
            await WriteAsync().WaitAsync(Patience, time);
            return (true, time.GetElapsedTime(began) >= Slow);
        }
        catch (TimeoutException)
        {
            return (true, true);
        }
        catch (Exception fault) when (fault is DbException or StoreAwayException)
        {
            return (false, false);
        }
    }

    /// <summary>Sets a number that nobody reads to what it is; SQLite writes and flushes its page all the same.</summary>
    private async Task WriteAsync()
    {
        // Off the caller's path, and its fault is looked at even when nobody waits for it any more.
        var write = Task.Run(() => writer.WriteAsync((store, ct) => store.Database.ExecuteSqlRawAsync("PRAGMA user_version = 0", ct), CancellationToken.None));
        _ = write.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await write;
    }

    /// <summary>Asks the file system; one that cannot tell raises no alarm, because the write above says what counts.</summary>
    private bool IsNearlyFull()
    {
        try
        {
            return new DriveInfo(folder.Root).AvailableFreeSpace < options.Value.FreeSpaceFloorMegabytes * 1024L * 1024;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>How the store takes a write.</summary>
/// <param name="CanWrite">False: reports are refused with <c>store-away</c>.</param>
/// <param name="IsSlow">A small write took a second or more.</param>
/// <param name="IsNearlyFull">Less than <see cref="JaringOptions.FreeSpaceFloorMegabytes"/> is free.</param>
public sealed record StoreState(bool CanWrite, bool IsSlow, bool IsNearlyFull);
