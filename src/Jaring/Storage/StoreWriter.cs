using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage;

/// <summary>
/// Runs short writing works. SQLite has a single writer: the works of this process queue here instead of blocking threads in the database, and those
/// that came while the last commit ran share the next one (<see cref="WriteGroup"/>). Every transaction begins IMMEDIATE, so that a check and the
/// insert after it are one step.
/// </summary>
public sealed class StoreWriter : IDisposable
{
    private const int Attempts = 5;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private readonly Channel<WriteWork> waiting = Channel.CreateUnbounded<WriteWork>(new UnboundedChannelOptions { SingleReader = true });

    [SuppressMessage("Reliability", "CA2213", Justification = "Holds nothing of the system, and the loop uses it until what waits has ended.")]
    private readonly SemaphoreSlim turn = new(1);

    private readonly IDbContextFactory<JaringDbContext> stores;
    private readonly TimeProvider time;

    /// <summary>A writer over the store that this factory opens.</summary>
    public StoreWriter(IDbContextFactory<JaringDbContext> stores, TimeProvider time)
    {
        (this.stores, this.time) = (stores, time);

        // The loop serves everybody: nothing of the request that happens to need it first may travel with it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(ServeAsync);
        }
    }

    /// <summary>Takes no more works; what waits comes to its end, and then the writer's connection is closed.</summary>
    public void Dispose() => waiting.Writer.TryComplete();

    /// <summary>
    /// Runs the work and returns once its commit is on the disk. It may run again with a fresh context when the store was busy, another writer came
    /// first or a neighbour spoilt the transaction, so it must act through the context alone. A caller who leaves before its work began is let go; later
    /// the work comes to its end.
    /// </summary>
    /// <exception cref="StoreAwayException">The store stayed busy.</exception>
    public async Task<T> WriteAsync<T>(Func<JaringDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await QueueAsync(work, cancellationToken);
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

    /// <summary>Runs something that no transaction can hold, while no other writer of this process writes.</summary>
    internal async Task AloneAsync(Func<JaringDbContext, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await work(store, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private static bool IsBusy(Exception fault) =>
        (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode is SqliteBusy or SqliteLocked;

    private async Task<T> QueueAsync<T>(Func<JaringDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var queued = new WriteWork<T>(work, cancellationToken);
        await waiting.Writer.WriteAsync(queued, cancellationToken);
        await using var left = cancellationToken.Register(queued.Leave);
        return await queued.Ending;
    }

    private async Task ServeAsync()
    {
        await using var connection = new WriterConnection(stores);
        while (await waiting.Reader.WaitToReadAsync())
        {
            await turn.WaitAsync();
            await new WriteGroup(connection, waiting.Reader).RunAsync();
            turn.Release();
        }
    }
}

/// <summary>The store could not be reached or stayed busy: nothing was saved. The edge answers 503 <c>store-away</c>.</summary>
public sealed class StoreAwayException(Exception inner) : Exception("The store could not take the change.", inner);
