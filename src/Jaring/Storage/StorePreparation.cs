using System.Data.Common;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Jaring.Storage;

/// <summary>Makes the store ready before the host takes its first request: file, write-ahead log, migrations.</summary>
internal sealed class StorePreparation(DbContextOptions<JaringDbContext> options, DataFolder folder, LockOldCases old) : IHostedLifecycleService
{
    /// <summary>
    /// A sealed report is 98 KB: on pages of 16 KiB it is written in seven pieces instead of 25, which halves the work of its insert (docs/performance.md).
    /// SQLite takes a page's size only while the file is empty; a file that has another one keeps it.
    /// </summary>
    private const string NewFile = "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL";

    /// <summary>Runs before any hosted service and before the server listens.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // SQLite would create the file with the process's default rights; its write-ahead log takes over the rights of the file.
        DataFolder.TryCreate(folder.PathOf(StorageServices.FileName), [], WritePoint.StoreFileDrafted, WritePoint.StoreFilePlaced);
        await using var store = new JaringDbContext(new DbContextOptionsBuilder<JaringDbContext>(options).AddInterceptors(new MigrationMarks()).Options);
        await store.Database.ExecuteSqlRawAsync(NewFile, cancellationToken);
        if ((await store.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await MigrateAsync(store, cancellationToken);
        }

        await old.RunAsync(store, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// EF marks a running migration by a row that outlives a crash; the next start would then wait for ever. Our mark is an open file, which the
    /// system closes with the process, so a row found under it is stale.
    /// </summary>
    private async Task MigrateAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        await using var mark = DataFolder.Hold(folder.PathOf("migrating"));
        await store.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        WritePoint.MigrationBegun.Pass();
        await store.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Sees each statement of the migrations. SQLite runs a migration and its row in the history as one transaction.</summary>
    private sealed class MigrationMarks : DbCommandInterceptor
    {
        private const string History = "INSERT INTO \"__EFMigrationsHistory\"";

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith(History, StringComparison.Ordinal))
            {
                WritePoint.MigrationBeforeHistory.Pass();
            }

            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (eventData.CommandSource == CommandSource.Migrations)
            {
                WritePoint.MigrationStatement.Pass();
            }

            return ValueTask.FromResult(result);
        }
    }
}
