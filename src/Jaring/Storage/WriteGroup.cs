using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaring.Storage;

/// <summary>
/// Works that share one transaction and so one flush to the disk. They run one after another, each with a context and a savepoint of its own, and no
/// caller hears how its work ended before the commit is on the disk. A work that fails is undone alone. When the commit fails, nobody was saved.
/// </summary>
internal sealed class WriteGroup(IDbContextFactory<JaringDbContext> stores, ChannelReader<WriteWork> waiting)
{
    /// <summary>Largest group. It bounds how long the first of a group waits for the last; beyond some dozens a flush is divided finely enough.</summary>
    public const int Most = 64;

    private const string Savepoint = "work";
    private readonly List<WriteWork> works = [];

    /// <summary>Takes what waits, never waits for more, and tells every caller its ending. Throws nothing.</summary>
    public async Task RunAsync()
    {
        TakeWaiting();
        try
        {
            while (works.Count > 0 && await FindSpoilerAsync() is { } spoiler)
            {
                works.Remove(spoiler);
                spoiler.Tell();
            }
        }
        catch (Exception fault)
        {
            works.ForEach(w => w.Fail(fault));
            return;
        }

        works.ForEach(w => w.Tell());
    }

    /// <summary>Runs all in one transaction and commits: null. Or finds the work that ended the transaction for all; the others then need a new one.</summary>
    private async Task<WriteWork?> FindSpoilerAsync()
    {
        await using var store = await stores.CreateDbContextAsync();
        await using var transaction = await store.Database.BeginTransactionAsync();
        WritePoint.StoreBegun.Pass();
        for (var n = 0; n < works.Count; n++)
        {
            if (works[n].TryBegin() && !await TryRunAsync(works[n], store, transaction))
            {
                return works[n];
            }

            TakeWaiting();
        }

        WritePoint.StoreBeforeCommit.Pass();
        await transaction.CommitAsync();
        WritePoint.StoreCommitted.Pass();
        return null;
    }

    /// <summary>
    /// Runs one work between savepoints. False when the transaction is gone: SQLite ends the whole of it after some faults (a full disk), and the savepoint with it.
    /// </summary>
    private async Task<bool> TryRunAsync(WriteWork work, JaringDbContext store, IDbContextTransaction transaction)
    {
        await transaction.CreateSavepointAsync(Savepoint);
        await using (var own = await ShareAsync(store, transaction))
        {
            await work.RunAsync(own);
        }

        try
        {
            if (work.Fault is not null)
            {
                await transaction.RollbackToSavepointAsync(Savepoint);
            }

            await transaction.ReleaseSavepointAsync(Savepoint);
            return true;
        }
        catch (Exception fault)
        {
            work.Blame(fault);
            return false;
        }
    }

    /// <summary>A context for one work on the group's connection: what it tracks ends with it.</summary>
    private async Task<JaringDbContext> ShareAsync(JaringDbContext store, IDbContextTransaction transaction)
    {
        var own = await stores.CreateDbContextAsync();
        own.Database.AutoSavepointsEnabled = false;
        own.Database.SetDbConnection(store.Database.GetDbConnection());
        await own.Database.UseTransactionAsync(transaction.GetDbTransaction());
        return own;
    }

    /// <summary>Also while the group runs: whoever came meanwhile costs it no flush.</summary>
    private void TakeWaiting()
    {
        while (works.Count < Most && waiting.TryRead(out var work))
        {
            works.Add(work);
        }
    }
}
