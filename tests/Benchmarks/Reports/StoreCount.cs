using Microsoft.Data.Sqlite;

namespace Jaring.Benchmarks.Reports;

/// <summary>Reads the stores after a run, beside the servers that own them.</summary>
internal static class StoreCount
{
    /// <summary>The ids of all cases that the host has stored.</summary>
    public static Task<List<string>> CasesAsync(string file) => ReadAsync(file, "SELECT case_id FROM cases", row => row.GetString(0));

    /// <summary>How many bodies the bare writer has stored.</summary>
    public static async Task<long> BareAsync(string file) => (await ReadAsync(file, "SELECT count(*) FROM reports", row => row.GetInt64(0)))[0];

    /// <summary>What an acknowledgement promised and the store does not keep; none when each is there exactly once.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<string> acknowledged, IReadOnlyCollection<string> stored)
    {
        var faults = new List<string>();
        if (acknowledged.Except(stored).Count() is > 0 and var lost)
        {
            faults.Add($"{lost} acknowledged reports are not in the store");
        }

        if (stored.Count - stored.Distinct().Count() is > 0 and var twice)
        {
            faults.Add($"{twice} reports are in the store more than once");
        }

        if (stored.Except(acknowledged).Count() is > 0 and var strange)
        {
            faults.Add($"{strange} reports are in the store that nobody was told of");
        }

        return faults;
    }

    private static async Task<List<T>> ReadAsync<T>(string file, string sql, Func<SqliteDataReader, T> read)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
