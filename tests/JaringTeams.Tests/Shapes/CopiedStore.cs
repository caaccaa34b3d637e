using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Jaring.Tests.Shapes;

/// <summary>A copy of the store's files as somebody takes it who has the disk: file and journal, no keys, and SQLite as it comes.</summary>
internal sealed class CopiedStore : IDisposable
{
    /// <summary>A page of a long text begins with the number of the next.</summary>
    private const int AfterPointer = 4;

    /// <summary>Columns whose values differ in each row by chance; of all others the values themselves are compared.</summary>
    private const int FewValues = 20;

    private readonly string folder;
    private readonly SqliteConnection connection;

    private CopiedStore(string folder)
    {
        this.folder = folder;
        connection = new SqliteConnection($"Data Source={Copy};Pooling=False");
        connection.Open();
    }

    private string Copy => Path.Combine(folder, "copy.db");

    public static async Task<CopiedStore> TakeAsync(string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "..", $"copy-{Path.GetRandomFileName()}")).FullName;
        foreach (var end in new[] { "", "-wal" }.Where(end => File.Exists(file + end)))
        {
            await using var from = new FileStream(file + end, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var to = File.Create(Path.Combine(folder, "copy.db" + end));
            await from.CopyToAsync(to);
        }

        var copy = new CopiedStore(folder);
        copy.Ask("PRAGMA wal_checkpoint(TRUNCATE)");
        return copy;
    }

    /// <summary>Tables whose rows belong to cases.</summary>
    public IReadOnlyList<string> TablesOfCases() =>
        [.. Ask("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'case_id' WHERE m.type = 'table' ORDER BY m.name").Select(r => r[0])];

    public int Count(string table) => int.Parse(Ask($"SELECT COUNT(*) FROM {table}")[0][0], CultureInfo.InvariantCulture);

    public string Definition(string table) => Ask($"SELECT sql FROM sqlite_master WHERE name = '{table}'")[0][0];

    /// <summary>Case ids as a scan of the table gives them.</summary>
    public IReadOnlyList<string> Ids() => [.. Ask("SELECT case_id FROM cases NOT INDEXED").Select(r => r[0])];

    /// <summary>What the columns of any table tell of the kind: its number of rows for a case, and each column's types, lengths and, where they are few, values.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, Kind> kindOf) => Sameness.Differences(TablesOfCases().SelectMany(table => Features(table, kindOf)));

    /// <summary>The first bytes of each stored report.</summary>
    public IReadOnlyList<(Kind Kind, byte[] Bytes)> Beginnings(int bytes, IReadOnlyDictionary<string, Kind> kindOf) =>
        [.. Ask($"SELECT case_id, hex(substr(sealed, 1, {bytes})) FROM cases").Select(r => (kindOf[r[0]], Convert.FromHexString(r[1])))];

    public IReadOnlyList<string> Columns(string table) => [.. Ask($"SELECT name FROM pragma_table_info('{table}')").Select(r => r[0])];

    /// <summary>Case ids in the order in which their texts lie in the file. They all have one length, so all are cut at the same places by the pages.</summary>
    public IReadOnlyList<string> InOrderOfPages()
    {
        var bytes = File.ReadAllBytes(Copy);
        var page = int.Parse(Ask("PRAGMA page_size")[0][0], CultureInfo.InvariantCulture);
        var begins = Enumerable.Range(1, (bytes.Length / page) - 1).Select(n => BitConverter.ToUInt64(bytes, (n * page) + AfterPointer)).ToList();
        var known = begins.ToHashSet();
        var sample = Convert.FromHexString(Ask($"SELECT hex(substr(sealed, 1, {2 * page})) FROM cases LIMIT 1")[0][0]);
        var cut = Enumerable.Range(0, page).First(at => known.Contains(BitConverter.ToUInt64(sample, at)));
        var idOf = Ask($"SELECT case_id, hex(substr(sealed, {cut + 1}, 8)) FROM cases").ToDictionary(r => BitConverter.ToUInt64(Convert.FromHexString(r[1])), r => r[0]);
        return [.. begins.Select(begin => idOf.GetValueOrDefault(begin)).OfType<string>()];
    }

    /// <summary>Looks at the copy as it is after this change, and takes the change back.</summary>
    public void Within(string sql, Action look)
    {
        Ask("BEGIN");
        try
        {
            Ask(sql);
            look();
        }
        finally
        {
            Ask("ROLLBACK");
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<(Kind, string, string)> Features(string table, IReadOnlyDictionary<string, Kind> kindOf)
    {
        var rowsOf = Ask($"SELECT case_id, COUNT(*) FROM {table} GROUP BY case_id").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        foreach (var (id, kind) in kindOf)
        {
            yield return (kind, $"{table} rows", rowsOf.GetValueOrDefault(id, "0"));
        }

        foreach (var column in Columns(table))
        {
            var rows = Ask($"SELECT case_id, typeof({column}), coalesce(length({column}), 0), CASE WHEN length({column}) > 64 THEN '' ELSE coalesce({column}, '') END FROM {table}");
            var few = rows.Select(r => r[3]).Distinct(StringComparer.Ordinal).Count() <= FewValues;
            foreach (var row in rows)
            {
                yield return (kindOf[row[0]], $"{table}.{column} type", row[1]);
                yield return (kindOf[row[0]], $"{table}.{column} length", row[2]);
                if (few)
                {
                    yield return (kindOf[row[0]], $"{table}.{column} values", row[3]);
                }
            }
        }
    }

    private List<string[]> Ask(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns are the store's own
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(n => reader.GetValue(n).ToString() ?? "")]);
        }

        return rows;
    }
}
