using Microsoft.Data.Sqlite;

namespace Jaring.Benchmarks.Reports;

/// <summary>
/// What the product is held against: the least that can still be called saving a report. Any body is taken as bytes and inserted by one connection,
/// one commit each, with the journal and the flushing of the product's store (WAL, synchronous=FULL). No check, no puzzle, no index, no outbox.
/// </summary>
internal static class BareWriter
{
    /// <summary>Mode of this program that runs it: <c>serve-writer ADDRESS FILE</c>.</summary>
    public const string Mode = "serve-writer";

    public static async Task RunAsync(string address, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await DoAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE reports (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO reports (body) VALUES ($body)";
        var body = insert.Parameters.Add("$body", SqliteType.Blob);
        using var turn = new SemaphoreSlim(1);
        app.MapGet("/readyz", () => Results.Ok());
        app.MapPost("/reports", async (HttpRequest request) =>
        {
            var bytes = new byte[request.ContentLength!.Value];
            await request.Body.ReadExactlyAsync(bytes);
            await turn.WaitAsync();
            try
            {
                body.Value = bytes;
                insert.ExecuteNonQuery();
            }
            finally
            {
                turn.Release();
            }

            return Results.StatusCode(StatusCodes.Status201Created);
        });
        await app.RunAsync();
    }

    private static async Task DoAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
