using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Jaring.Storage;

/// <summary>Makes the store ready before the host takes its first request: file, write-ahead log, migrations.</summary>
internal sealed class StorePreparation(IDbContextFactory<JaringDbContext> stores, DataFolder folder) : IHostedLifecycleService
{
    /// <summary>Runs before any hosted service and before the server listens.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // SQLite would create the file with the process's default rights; its write-ahead log takes over the rights of the file.
        DataFolder.TryCreate(folder.PathOf(StorageServices.FileName), [], DataFolder.OwnerOnly);
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        if ((await store.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await MigrateAsync(store, cancellationToken);
        }
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
        await store.Database.MigrateAsync(cancellationToken);
    }
}
