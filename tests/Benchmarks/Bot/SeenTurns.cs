using Microsoft.Data.Sqlite;

namespace Jaring.Benchmarks.Bot;

/// <summary>The least that can be called a durable note of what was taken up: one connection, one insert and one commit each (WAL, synchronous=FULL).</summary>
internal sealed class SeenTurns : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly SqliteParameter mark;

    private SeenTurns(SqliteConnection connection)
    {
        this.connection = connection;
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT OR IGNORE INTO turns (mark) VALUES ($mark)";
        mark = insert.Parameters.Add("$mark", SqliteType.Text);
    }

    public static async Task<SeenTurns> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var make = connection.CreateCommand();
        make.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE turns (mark TEXT PRIMARY KEY) WITHOUT ROWID";
        await make.ExecuteNonQueryAsync();
        return new SeenTurns(connection);
    }

    /// <summary>True the first time, once it is on the disk.</summary>
    public async Task<bool> TryTakeAsync(string name)
    {
        await turn.WaitAsync();
        try
        {
            mark.Value = name;
            return insert.ExecuteNonQuery() == 1;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await insert.DisposeAsync();
        await connection.DisposeAsync();
        turn.Dispose();
    }
}
