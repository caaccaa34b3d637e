using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage;

/// <summary>
/// Runs one short writing transaction. SQLite has a single writer: writers of this process queue here instead of blocking threads in the database,
/// and every transaction begins IMMEDIATE, so that a check and the insert after it are one step.
/// </summary>
public sealed class StoreWriter(IDbContextFactory<JaringDbContext> stores, TimeProvider time)
{
    private const int Attempts = 5;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private readonly SemaphoreSlim queue = new(1);

    /// <summary>
    /// Runs the work in a transaction of its own context and commits. It may run again with a fresh context when the store was busy or another
    /// writer came first, so it must act through the context alone.
    /// </summary>
    /// <exception cref="StoreAwayException">The store stayed busy.</exception>
    public async Task<T> WriteAsync<T>(Func<JaringDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await queue.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await OnceAsync(work, cancellationToken);
                }
                catch (Exception fault) when (IsBusy(fault) || fault is DbUpdateException)
                {
                    if (attempt == Attempts)
                    {
                        throw new StoreAwayException(fault);
                    }
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), time, cancellationToken);
            }
        }
        finally
        {
            queue.Release();
        }
    }

    /// <summary>Runs something that no transaction can hold, while no other writer of this process writes.</summary>
    internal async Task AloneAsync(Func<JaringDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await queue.WaitAsync(cancellationToken);
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await work(store, cancellationToken);
        }
        finally
        {
            queue.Release();
        }
    }

    private async Task<T> OnceAsync<T>(Func<JaringDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        WritePoint.StoreBegun.Pass();
        var result = await work(store, cancellationToken);
        WritePoint.StoreBeforeCommit.Pass();
        await transaction.CommitAsync(cancellationToken);
        WritePoint.StoreCommitted.Pass();
        return result;
    }

    private static bool IsBusy(Exception fault) =>
        (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode is SqliteBusy or SqliteLocked;
}

/// <summary>The store could not be reached or stayed busy: nothing was saved. The edge answers 503 <c>store-away</c>.</summary>
public sealed class StoreAwayException(Exception inner) : Exception("The store could not take the change.", inner);
