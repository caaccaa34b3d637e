using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Jaring.Storage;

/// <summary>
/// Sets what SQLite forgets with each connection. synchronous=FULL: an acknowledged report survives a power cut. secure_delete: erased text is
/// overwritten, not just unlinked. foreign_keys: a thread cannot outlive its case. cache_size: 16 MB, so that a full group of reports (<see cref="WriteGroup"/>)
/// stays in memory until its commit. Write-ahead logging stays with the file, see <see cref="StorePreparation"/>.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 2000; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
