using System.Text.RegularExpressions;
using Jaring.Storage;
using Jaring.Tests.Intake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Hosting;

public sealed class Store_Is_Safe : IAsyncLifetime
{
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("busy_timeout", "2000")]
    public async Task The_App_S_Connection_Has(string pragma, string value) =>
        Assert.Equal(value, Assert.Single(await QueryAsync($"PRAGMA {pragma}")));

    [Fact]
    public void Nobody_But_The_Owner_Can_Read_The_Data_Folder()
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        var data = Path.Combine(app.Folder, "data");
        Assert.NotEmpty(Directory.GetFiles(data, "jaring.db*"));
        foreach (var entry in Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data))
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & Others);
            }
        }
    }

    [Fact]
    public async Task The_Migrated_Schema_Is_The_Model()
    {
        var model = await app.AskAsync(s => Task.FromResult(s.Model.GetRelationalModel()));
        var tables = await QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");
        Assert.Equal(model.Tables.Select(t => t.Name).Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
        foreach (var table in model.Tables)
        {
            var expected = table.Columns.Select(c => $"{c.Name} {c.StoreType} {(c.IsNullable ? "null" : "not null")} {Position(table.PrimaryKey!, c)}");
            var actual = await QueryAsync($"SELECT name || ' ' || type || ' ' || iif(\"notnull\", 'not null', 'null') || ' ' || pk FROM pragma_table_info('{table.Name}')");
            Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

            var indexes = table.Indexes.Select(i => $"{i.Name} {(i.IsUnique ? 1 : 0)}");
            var actualIndexes = await QueryAsync($"SELECT name || ' ' || \"unique\" FROM pragma_index_list('{table.Name}') WHERE origin = 'c'");
            Assert.Equal(indexes.Order(StringComparer.Ordinal), actualIndexes.Order(StringComparer.Ordinal));

            var foreign = table.ForeignKeyConstraints.Select(f => $"{f.PrincipalTable.Name} {f.OnDeleteAction}".ToLowerInvariant());
            var actualForeign = await QueryAsync($"SELECT DISTINCT lower(\"table\" || ' ' || on_delete) FROM pragma_foreign_key_list('{table.Name}')");
            Assert.Equal(foreign, actualForeign);
        }

        static int Position(IPrimaryKeyConstraint key, IColumn column) => key.Columns.ToList().IndexOf(column) + 1;
    }

    [Fact]
    public async Task No_Hidden_Row_Number_Keeps_The_Order_Of_Arrival()
    {
        var tables = await QueryAsync("SELECT name || ' ' || wr FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'");
        Assert.Equal(62, tables.Count);
        Assert.All(tables, t => Assert.EndsWith(" 1", t, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_Column_Of_A_Case_Holds_A_Time_Finer_Than_A_Day()
    {
        var report = TestReport.New();
        await app.SubmitAsync(report.Sealed);
        await JaringApplication.PostAsync(app.Room, "/api/messages", $$"""{"access":"{{report.Access}}","after":0,"message":{{report.Message()}}}""");
        await JaringApplication.PostAsync(app.Dashboard, "/api/cases/log", $$"""{"access":"{{report.Access}}","seq":0,"entry":{{report.Entry(0)}}}""");

        var columns = await QueryAsync("SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.name IN ('cases', 'case_messages', 'case_log')");
        Assert.Equal(23, columns.Count);
        foreach (var (table, column) in columns.Select(c => (c.Split('.')[0], c.Split('.')[1])))
        {
            var value = Assert.Single(await QueryAsync($"SELECT coalesce(CAST({column} AS TEXT), '') FROM {table}"));
            Assert.DoesNotMatch(@"^\d{9,}$|\d\d:\d\d", value);
            Assert.True(column is "received_on" or "erase_after" || !Regex.IsMatch(value, @"^\d{4}-\d\d"), column);
        }

        Assert.Matches(@"^\d{4}-\d\d-\d\d$", Assert.Single(await QueryAsync("SELECT received_on FROM cases")));
    }

    [Fact]
    public async Task A_Restart_Finds_Everything_And_The_Same_Keys()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-").FullName;
        var report = TestReport.New();
        byte[] key;
        await using (var first = await JaringApplication.StartAsync(folder: folder))
        {
            await first.SubmitAsync(report.Sealed);
            key = first.Services.GetRequiredService<HostKeys>().Get("drill").ToArray();
        }

        await using (var second = await JaringApplication.StartAsync(folder: folder))
        {
            Assert.Equal(key, second.Services.GetRequiredService<HostKeys>().Get("drill").ToArray());
            var opened = await JaringApplication.PostAsync(second.Dashboard, "/api/cases/open", $$"""{"access":"{{report.Access}}"}""");
            Assert.True(opened.IsSuccessStatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_Writer_That_Finds_The_Store_Busy_Comes_Back()
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "data", "jaring.db")};Pooling=False");
        await other.OpenAsync();
        await using var held = other.BeginTransaction();
        var sending = app.SubmitAsync(TestReport.New().Sealed);
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(sending.IsCompleted);
        await held.RollbackAsync();

        Assert.Equal(201, (int)(await sending).StatusCode);
    }

    private Task<List<string>> QueryAsync(string sql) => app.AskAsync(async store =>
    {
        await store.Database.OpenConnectionAsync();
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    });
}
