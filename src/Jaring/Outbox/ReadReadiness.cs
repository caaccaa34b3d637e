using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>Tells an operator whether this host can save and whether what must be told gets told. It names no office and no row.</summary>
public sealed class ReadReadiness(IDbContextFactory<JaringDbContext> stores, DirectoryTerm directories, TimeProvider time)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>The reasons why all is not well, as stable codes; none when all is.</summary>
    /// <remarks>One that begins with <c>directory-</c> is an advice: the host is ready all the same.</remarks>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var overdue = (time.GetUtcNow() - Late).ToUnixTimeMilliseconds();
        var rows = store.Set<OutboxRow>();
        var reasons = new List<string>();
        if (await rows.AnyAsync(r => r.State == OutboxState.Pending && r.DueAt < overdue, cancellationToken))
        {
            reasons.Add("outbox-late");
        }

        if (await rows.AnyAsync(r => r.State == OutboxState.Parked, cancellationToken))
        {
            reasons.Add("outbox-parked");
        }

        // Last, because it is an advice: nothing is broken, and the room stays open (sealing.md A5).
        if (await directories.AdviseAsync(cancellationToken) is { } advice)
        {
            reasons.Add(advice);
        }

        return reasons;
    }
}
