using Jaring.Drafts;
using Jaring.Files;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>Tells an operator whether this host can save and whether what must be told gets told. It names no office and no row.</summary>
public sealed class ReadReadiness(IDbContextFactory<JaringDbContext> stores, StoreProbe probe, FileSpace files, DraftSpace drafts, DirectoryTerm directories, TimeProvider time)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>Whether it can save, and the reasons why all is not well.</summary>
    /// <remarks>A reason that begins with <c>directory-</c> is an advice: the host is ready all the same (sealing.md A5).</remarks>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached.</exception>
    public async Task<Readiness> ReadAsync(CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var overdue = (time.GetUtcNow() - Late).ToUnixTimeMilliseconds();
        var rows = store.Set<OutboxRow>();
        var late = await rows.AnyAsync(r => r.State == OutboxState.Pending && r.DueAt < overdue, cancellationToken);
        var parked = await rows.AnyAsync(r => r.State == OutboxState.Parked, cancellationToken);
        var disk = await probe.ReadAsync(cancellationToken);
        (bool Is, string Code)[] all =
        [
            (!disk.CanWrite, "store-cannot-write"),
            (disk.IsSlow, "store-slow"),
            (disk.IsNearlyFull, "disk-nearly-full"),
            (await files.IsNearlyFullAsync(cancellationToken), "files-nearly-full"),
            (await drafts.IsNearlyFullAsync(cancellationToken), "drafts-nearly-full"),
            (late, "outbox-late"),
            (parked, "outbox-parked"),
        ];
        var advice = await directories.AdviseAsync(cancellationToken);
        return new Readiness(disk.CanWrite, [.. all.Where(r => r.Is).Select(r => r.Code), .. advice is null ? [] : new[] { advice }]);
    }
}

/// <summary>How this host is.</summary>
/// <param name="CanSave">False when no report can be taken.</param>
/// <param name="Reasons">Stable codes; none when all is well.</param>
public sealed record Readiness(bool CanSave, IReadOnlyList<string> Reasons);
