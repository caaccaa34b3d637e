using Jaring.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Storage;

/// <summary>
/// Writes the store's file anew at start and once a day, in the order of its random ids. SQLite puts a long text on fresh pages at the end of the file,
/// so that the places of sealed reports and messages would keep the order in which all of them came (measured; peers.md class 13). A copy of the file
/// then tells the order of the last day at most. A hundred megabytes take about a second, in which writers wait and readers do not.
/// </summary>
internal sealed class RewriteWorker(StoreWriter writer, IHostApplicationLifetime host, TimeProvider clock, ILogger<RewriteWorker> log) : PeriodicWorker(clock, log)
{
    private const int Tries = 3;

    protected override TimeSpan Every { get; } = TimeSpan.FromDays(1);

    protected override string Kind => "store-file";

    /// <summary>Rewrites it now and empties the write-ahead log, which is in the order of writing too; a reader that is just there is waited for.</summary>
    public static Task RewriteAsync(StoreWriter writer, CancellationToken cancellationToken) => writer.AloneAsync(
        async (store, ct) =>
        {
            WritePoint.RewriteBegun.Pass();
            await store.Database.ExecuteSqlRawAsync("VACUUM", ct);
            WritePoint.RewriteVacuumed.Pass();
            for (var n = 0; n < Tries && !await TryEmptyLogAsync(store, ct); n++)
            {
                // Each try has waited for the reader as long as a connection waits (SqlitePragmas).
            }
            WritePoint.RewriteEmptied.Pass();
        },
        cancellationToken);

    /// <summary>Others still write at the start of the host, and a large file takes a while.</summary>
    protected override async Task UntilFirstAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var mark = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    /// <summary>A full disk or a busy store: the next day has another try, and nothing is lost but a little order.</summary>
    protected override Task RunAsync(CancellationToken stoppingToken) => RewriteAsync(writer, stoppingToken);

    /// <summary>SQLite answers with a 1 first when a reader or writer kept it from emptying the log.</summary>
    private static async Task<bool> TryEmptyLogAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        await store.Database.OpenConnectionAsync(cancellationToken);
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }
}
