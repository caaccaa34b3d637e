using System.Security.Cryptography;
using Jaring.Drafts;
using Jaring.Storage.Shredding;
using Jaring.Tests.Erasure;
using Jaring.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Drafts;

/// <summary>A draft that was deleted, or is past its day, opens from no copy of the store: its shred key is gone first.</summary>
public sealed class Copies_Of_A_Draft : IAsyncLifetime
{
    private ErasureWorld world = null!;

    public async Task InitializeAsync() => world = await ErasureWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hold_Nothing_Of_What_Was_Deleted_Or_Is_Past(bool byHand)
    {
        var (gone, kept) = (new DraftPage(world.App), new DraftPage(world.App));
        await gone.BeginAsync("satu");
        await kept.BeginAsync("dua");
        var before = await RowAsync(gone);
        Assert.True(Opens(before));
        if (byHand)
        {
            await gone.DropAsync();
        }
        else
        {
            world.Clock.Advance(TimeSpan.FromDays(30));
            await kept.SaveAsync(8, "dua");
            world.Clock.Advance(TimeSpan.FromDays(1));
            await world.SweepAsync();
        }

        Assert.False(Opens(before));
        var left = ShredRecord.ReadAll(await File.ReadAllBytesAsync(Path.Combine(world.Data, "shred", "cases.keys")));
        Assert.Equal(before.ShredKey, Assert.Single(left, r => r.Key is null).Name);

        // The row comes back with an old copy of the store: it is not there for anybody, does not go on, makes way for a new one, and is swept.
        await PutBackAsync(before);
        Assert.Null(await gone.ReadAsync());
        Assert.Equal("puzzle-needed", await JaringApplication.CodeAsync(await gone.SaveAsync(8, "satu dua")));
        await world.SweepAsync();
        Assert.Equal(1, (await world.App.RowsAsync())["drafts"]);
        await PutBackAsync(before);
        await gone.BeginAsync("lain");
        Assert.Equal(("lain", "dua"), (await gone.ReadAsync(), await kept.ReadAsync()));
    }

    [Fact]
    public async Task Differ_In_Every_Byte_Of_It_And_One_From_Before_Keys_Opens_And_Is_Locked_With_Its_Next_Change()
    {
        var page = new DraftPage(world.App);
        await page.BeginAsync("satu");
        var row = await RowAsync(page);
        Assert.Equal(1, row.Sealed[0]);
        var text = world.App.Services.GetRequiredService<ShredKeys>().Find(row.ShredKey)!.Open(row.Sealed);
        await PutBackAsync(new StoredDraft { OfficeId = row.OfficeId, Did = row.Did, WriteHash = row.WriteHash, Rev = row.Rev, ShredKey = "", Sealed = System.Text.Encoding.UTF8.GetBytes(text), Until = row.Until });
        Assert.Equal("satu", await page.ReadAsync());
        await page.SaveAsync(8, "satu dua");
        var after = await RowAsync(page);
        Assert.Equal((1, true), (after.Sealed[0], Opens(after)));
        Assert.Equal("satu dua", await page.ReadAsync());
    }

    /// <summary>A key file that is merely missing is an operator's mistake: the host says so and does not start with drafts that nobody can open.</summary>
    [Fact]
    public async Task Do_Not_Start_Without_Their_Key_File()
    {
        var page = new DraftPage(world.App);
        await page.BeginAsync("satu");
        await world.StopAsync();
        var (file, away) = (Path.Combine(world.Data, "shred", "cases.keys"), Path.Combine(world.Data, "away"));
        File.Move(file, away);
        await Assert.ThrowsAsync<InvalidOperationException>(world.ComeBackAsync);
        File.Move(away, file);
        await world.ComeBackAsync();
        Assert.Equal("satu", await new DraftPage(world.App, page.Digits).ReadAsync());
    }

    private Task<StoredDraft> RowAsync(DraftPage page) => world.App.AskAsync(s => s.Set<StoredDraft>().AsNoTracking().SingleAsync(d => d.Did == page.Keys.Did));

    private Task PutBackAsync(StoredDraft row) => world.App.AskAsync(async s =>
    {
        await s.Set<StoredDraft>().Where(d => d.Did == row.Did).ExecuteDeleteAsync();
        s.Add(row);
        return await s.SaveChangesAsync();
    });

    /// <summary>With any key that is left, under the name it had.</summary>
    private bool Opens(StoredDraft row) => ShredRecord.ReadAll(File.ReadAllBytes(Path.Combine(world.Data, "shred", "cases.keys"))).Any(r => r.Key is { } key && Opens(row, key));

    private static bool Opens(StoredDraft row, byte[] key)
    {
        try
        {
            return new CaseLock(row.ShredKey, key).Open(row.Sealed).Contains("\"c\":", StringComparison.Ordinal);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
