using Jaring.Storage.Shredding;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Storage;

/// <summary>The store: SQLite in one file of the data folder.</summary>
internal static class StorageServices
{
    /// <summary>Name of the store's file in the data folder.</summary>
    internal const string FileName = "jaring.db";

    /// <summary>Adds the store, its preparation at start, and the host's keys.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<DataFolder>();
        services.AddSingleton<HostKeys>();
        services.AddSingleton<ShredKeys>();
        services.AddSingleton<StoreWriter>();
        services.AddSingleton<StoreProbe>();
        services.AddSingleton<SqlitePragmas>();
        services.AddHostedService<StorePreparation>();
        services.AddHostedService<RewriteWorker>();
        services.AddDbContextFactory<JaringDbContext>((provider, options) => options
            .UseSqlite(ConnectionString(provider.GetRequiredService<DataFolder>()))
            .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
            .ReplaceService<IMigrationsSqlGenerator, UnorderedSqliteTables>()
            // Migrations are written by hand without a model snapshot, so EF cannot compare and would warn at every start.
            // A test compares the migrated schema with the model instead.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)));
        return services;
    }

    private static string ConnectionString(DataFolder folder) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder.Root, FileName),
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = 5,
    }.ToString();
}
