using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaring.Storage;

/// <summary>
/// Works that share one transaction and so one flush to the disk. They run one after another, each with a savepoint of its own in a context that tracks
/// nothing of the one before, and no caller hears how its work ended before the commit is on the disk. A work that fails is undone alone. When the commit
/// fails, nobody was saved.
/// </summary>
internal sealed class WriteGroup(WriterConnection connection, ChannelReader<WriteWork> waiting)
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
                await connection.DisposeAsync();
                works.Remove(spoiler);
                spoiler.Tell();
            }
        }
        catch (Exception fault)
        {
            await connection.DisposeAsync();
            works.ForEach(w => w.Fail(fault));
            return;
        }

        works.ForEach(w => w.Tell());
    }

    /// <summary>Runs all in one transaction and commits: null. Or finds the work that ended the transaction for all; the others then need a new one.</summary>
    private async Task<WriteWork?> FindSpoilerAsync()
    {
        var store = await connection.OpenAsync();
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
        await work.RunAsync(store);
        Forget(store);
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

    /// <summary>What a work tracked, and how it wanted it tracked, ends with it.</summary>
    private static void Forget(JaringDbContext store)
    {
        store.ChangeTracker.Clear();
        store.ChangeTracker.AutoDetectChangesEnabled = true;
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
