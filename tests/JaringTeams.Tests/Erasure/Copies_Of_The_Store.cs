using System.Net;
using System.Security.Cryptography;
using Jaring.Cases;
using Jaring.Retention;
using Jaring.Storage.Shredding;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Erasure;

/// <summary>Real files, copied and put back as an operator does: what was erased stays erased, and what was not is there.</summary>
public sealed class Copies_Of_The_Store : IAsyncLifetime
{
    private ErasureWorld world = null!;
    private TestReport erased = null!;
    private TestReport kept = null!;

    private string Backup => $"{world.Data}-backup";

    public async Task InitializeAsync()
    {
        world = await ErasureWorld.StartAsync();
        (erased, kept) = (await world.SubmitAsync(), await world.SubmitAsync());
        await world.WriteAsync(erased);
        await world.WriteAsync(kept);
        await world.KeptAsync(erased, ""","until":"2027-03-01" """);
        await world.StopAsync();
        CopyFolder(world.Data, Backup);
        await world.ComeBackAsync();
    }

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        if (Directory.Exists(Backup))
        {
            Directory.Delete(Backup, recursive: true);
        }
    }

    [Fact]
    public async Task An_Old_Store_With_The_Present_Shred_Keys_Opens_Nothing_That_Was_Erased()
    {
        await EraseAsync();
        await world.StopAsync();
        RestoreStore();
        Assert.Equal(2, Texts("cases", "sealed").Count);
        await world.ComeBackAsync();

        Assert.Equal("not-found", await JaringApplication.CodeAsync(await world.OpenAsync(erased)));
        Assert.Equal("receipt-unknown", await JaringApplication.CodeAsync(await world.LookUpAsync(erased)));
        Assert.Equal("not-found", await JaringApplication.CodeAsync(await world.KeepAsync(erased)));
        Assert.Equal(kept.Sealed, (await JaringApplication.JsonAsync(await world.OpenAsync(kept))).GetProperty("sealed").GetRawText());
        Assert.Equal([kept.CaseId], await world.LetInAsync());

        await world.SweepAsync();
        Assert.Equal("1 1 1", await world.LeftAsync());
    }

    /// <summary>Whoever has the copy and the present key file, and even the case's own key, lacks what lies between.</summary>
    [Fact]
    public async Task The_Copy_Itself_Opens_With_No_Key_That_Is_Left()
    {
        await EraseAsync();
        await world.StopAsync();
        var left = ShredRecord.ReadAll(await File.ReadAllBytesAsync(Path.Combine(world.Data, "shred", "cases.keys")));
        var before = ShredRecord.ReadAll(await File.ReadAllBytesAsync(Path.Combine(Backup, "shred", "cases.keys")));
        RestoreStore();
        foreach (var (table, column) in new[] { ("cases", "sealed"), ("cases", "late"), ("case_messages", "object"), ("case_log", "object") })
        {
            var texts = Texts(table, column);
            Assert.Equal(2, texts.Count);
            Assert.Equal(1, texts.Count(text => Opens(text, left)));
            Assert.Equal(2, texts.Count(text => Opens(text, before)));
        }

        Assert.Single(left, r => r.Key is null);
        await world.ComeBackAsync();
    }

    [Fact]
    public async Task Without_The_Shred_Keys_The_Host_Does_Not_Start()
    {
        await world.StopAsync();
        File.Delete(Path.Combine(world.Data, "shred", "cases.keys"));
        var fault = await Assert.ThrowsAnyAsync<InvalidOperationException>(world.ComeBackAsync);
        Assert.Contains("data/shred/cases.keys", fault.Message, StringComparison.Ordinal);
        File.Copy(Path.Combine(Backup, "shred", "cases.keys"), Path.Combine(world.Data, "shred", "cases.keys"));
        await world.ComeBackAsync();
        Assert.Equal(HttpStatusCode.OK, (await world.OpenAsync(erased)).StatusCode);
    }

    [Fact]
    public async Task A_Damaged_Key_File_Is_Not_Begun_Anew()
    {
        await world.StopAsync();
        var path = Path.Combine(world.Data, "shred", "cases.keys");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[30] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Contains("damaged", (await Assert.ThrowsAnyAsync<InvalidOperationException>(world.ComeBackAsync)).Message, StringComparison.Ordinal);
        bytes[30] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await world.ComeBackAsync();
    }

    /// <summary>A key file older than the store lacks the keys of cases that came since. They are not taken for erased: the newer file brings them back.</summary>
    [Fact]
    public async Task Cases_Whose_Key_Is_Missing_Wait_For_It()
    {
        await world.StopAsync();
        var path = Path.Combine(world.Data, "shred", "cases.keys");
        var whole = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, []);
        await world.ComeBackAsync();
        await world.SweepAsync();
        Assert.Equal("2 2 2", await world.LeftAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await world.OpenAsync(kept)).StatusCode);
        Assert.Contains("\"category\":\"Jaring.Retention.PastCases\"", world.App.Log.ToString(), StringComparison.Ordinal);

        await world.StopAsync();
        await File.WriteAllBytesAsync(path, whole);
        await world.ComeBackAsync();
        Assert.Equal(HttpStatusCode.OK, (await world.OpenAsync(kept)).StatusCode);
        Assert.Empty(await world.CertificatesAsync());
    }

    /// <summary>A store from before shred keys is locked at the first start; what was readable in its file is not there any more.</summary>
    [Fact]
    public async Task Cases_From_Before_Are_Locked_At_Start()
    {
        await world.App.AskAsync(async store =>
        {
            foreach (var report in new[] { erased, kept })
            {
                await store.Database.ExecuteSqlAsync($"UPDATE cases SET sealed = {report.Sealed}, late = NULL, shred_key = '', erase_after = '' WHERE case_id = {report.CaseId}");
                await store.Database.ExecuteSqlAsync($"UPDATE case_messages SET object = {report.Message()} WHERE case_id = {report.CaseId}");
                await store.Database.ExecuteSqlAsync($"UPDATE case_log SET object = {report.Entry(0)} WHERE case_id = {report.CaseId}");
            }

            return 0;
        });
        await world.StopAsync();
        await world.ComeBackAsync();

        var opened = await JaringApplication.JsonAsync(await world.OpenAsync(kept));
        Assert.Equal(kept.Sealed, opened.GetProperty("sealed").GetRawText());
        Assert.Equal((1, 1), (opened.GetProperty("messages").GetArrayLength(), opened.GetProperty("log").GetArrayLength()));
        var rows = await world.App.AskAsync(s => s.Set<StoredCase>().Select(c => new { c.ShredKey.Length, c.EraseAfter }).Distinct().SingleAsync());
        Assert.Equal((22, "2031-12-01"), (rows.Length, rows.EraseAfter));
        foreach (var (table, column) in new[] { ("cases", "sealed"), ("case_messages", "object"), ("case_log", "object") })
        {
            Assert.All(Texts(table, column), text => Assert.Equal(1, text.Stored[0]));
        }
    }

    private async Task EraseAsync()
    {
        await world.LiveUntilAsync("2027-03-09");
        Assert.Equal("1 1 1", await world.LeftAsync());
        Assert.Equal([new Destruction("2027-03-09", 1, 1, 1, 0)], await world.CertificatesAsync());
    }

    /// <summary>The store of the backup; the shred keys stay as they are, which is the rule of docs/operations.md.</summary>
    private void RestoreStore()
    {
        foreach (var old in Directory.GetFiles(world.Data, "jaring.db*"))
        {
            File.Delete(old);
        }

        foreach (var copy in Directory.GetFiles(Backup, "jaring.db*"))
        {
            File.Copy(copy, Path.Combine(world.Data, Path.GetFileName(copy)));
        }
    }

    private List<(string Name, byte[] Stored)> Texts(string table, string column)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(world.Data, "jaring.db")};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = $"SELECT c.shred_key, hex(t.{column}) FROM {table} t JOIN cases c USING (office_id, case_id)";
        using var reader = command.ExecuteReader();
        var texts = new List<(string, byte[])>();
        while (reader.Read())
        {
            texts.Add((reader.GetString(0), Convert.FromHexString(reader.GetString(1))));
        }

        return texts;
    }

    private static bool Opens((string Name, byte[] Stored) text, List<ShredRecord> keys) => keys.Any(key =>
    {
        try
        {
            return key.Key is not null && new CaseLock(text.Name, key.Key).Open(text.Stored).Length > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    });

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
