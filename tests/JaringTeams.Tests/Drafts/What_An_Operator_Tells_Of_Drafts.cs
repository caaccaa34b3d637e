using System.Text.RegularExpressions;
using Jaring.Drafts;
using Jaring.Sealing;
using Jaring.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Drafts;

/// <summary>docs/threat-model.md, "What the store tells" and "A live server", of what people keep for themselves.</summary>
public sealed class What_An_Operator_Tells_Of_Drafts : IAsyncLifetime
{
    private const string Word = "kenari-tirta-senja";
    private JaringApplication app = null!;

    public async Task InitializeAsync() => app = await JaringApplication.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task No_Word_No_Digit_And_No_Secret_Of_It_Stands_In_Files_Or_Log()
    {
        var page = new DraftPage(app);
        await page.BeginAsync(Word);
        await page.SaveAsync(8, $"{Word} {Word}");
        await page.SaveAsync(8, "dari halaman lain");
        Assert.Equal($"{Word} {Word}", await page.ReadAsync());
        await page.DropAsync();
        var receipt = Receipts.Keys(page.Digits, OfficeKeys.SiteSalt(JaringApplication.Office));
        SqliteConnection.ClearAllPools();
        var files = System.IO.Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Select(Latin).Append(app.Log.ToString()).ToList();
        Assert.Contains(files, f => f.Contains("drafts", StringComparison.Ordinal));
        foreach (var secret in new[] { Word, page.Digits, page.Keys.Lookup, page.Keys.Write, receipt.Lookup, receipt.Rid })
        {
            Assert.All(files, f => Assert.DoesNotContain(secret, f, StringComparison.Ordinal));
        }

        // The store's own work is traced with its texts left out; nothing of ours speaks of drafts.
        Assert.DoesNotContain(page.Keys.Did, app.Log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Jaring.Drafts", app.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_Of_One_Step_Have_One_Shape_A_Day_And_No_Count()
    {
        var texts = new[] { "", Word, new string('a', 12_000) };
        foreach (var text in texts)
        {
            var page = new DraftPage(app);
            await page.BeginAsync(text, 600_000_000 + text.Length);
            await page.SaveAsync(600_000_001 + text.Length, text);
        }

        var rows = await app.AskAsync(s => s.Set<StoredDraft>().AsNoTracking().ToListAsync());
        Assert.Equal(texts.Length, rows.Count);
        Assert.Single(rows.Select(r => (r.OfficeId, r.Did.Length, r.WriteHash.Length, r.Sealed.Length, r.Until)).Distinct());
        var columns = await app.AskAsync(s => s.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('drafts')").ToListAsync());
        Assert.Equal(["did", "office_id", "rev", "sealed", "shred_key", "until", "write_hash"], columns.Order(StringComparer.Ordinal));
        foreach (var column in columns.Where(c => c is not "rev"))
        {
#pragma warning disable EF1002 // The names are the store's own.
            var values = await app.AskAsync(s => s.Database.SqlQueryRaw<string>($"SELECT CAST({column} AS TEXT) AS Value FROM drafts").ToListAsync());
#pragma warning restore EF1002
            Assert.All(values, v => Assert.DoesNotMatch(@"^\d{9,}$|\d\d:\d\d", v));
            Assert.All(values, v => Assert.Equal(column is "until", Regex.IsMatch(v, @"^\d{4}-\d\d-\d\d$")));
        }
    }

    /// <summary>Keeping tells nobody: no notice waits, no case is there, no table but one has a row more.</summary>
    [Fact]
    public async Task The_Team_Hears_Nothing_Of_It()
    {
        var before = await app.RowsAsync();
        await new DraftPage(app).BeginAsync(Word);
        var after = await app.RowsAsync();
        Assert.Equal(1, after["drafts"]);
        after.Remove("drafts");
        Assert.Equal(before, after);
    }

    private static string Latin(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
