using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage;

/// <summary>
/// Several reads of one moment: what they find belongs together although others write between them. It holds no writer up; EF's own transactions
/// would, since on SQLite they begin IMMEDIATE.
/// </summary>
internal static class OneMoment
{
    /// <summary>From now until it is disposed the store reads as it is now.</summary>
    public static async Task<IAsyncDisposable> ReadAtOneMomentAsync(this JaringDbContext store, CancellationToken cancellationToken)
    {
        await store.Database.OpenConnectionAsync(cancellationToken);
        var connection = store.Database.GetDbConnection();
        DbTransaction moment = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await store.Database.UseTransactionAsync(moment, cancellationToken);
        return moment;
    }
}
