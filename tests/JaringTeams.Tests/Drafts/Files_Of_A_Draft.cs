using Jaring.Files;
using Jaring.Tests.Erasure;
using Jaring.Tests.Files;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Drafts;

/// <summary>What somebody attached while she writes waits as long as what she wrote, goes with it, and goes along when it is sent.</summary>
public sealed class Files_Of_A_Draft : IAsyncLifetime
{
    private ErasureWorld world = null!;
    private DraftPage page = null!;

    public async Task InitializeAsync()
    {
        world = await ErasureWorld.StartAsync();
        page = new DraftPage(world.App);
        await page.BeginAsync("satu");
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Wait_Thirty_Days_After_The_Last_Change_And_Are_Then_Erased()
    {
        var (named, forgotten) = (await Upload.OfAsync(world.App, 70_000, 10), await Upload.OfAsync(world.App, 10));
        Assert.Empty(await page.SaveAsync(8, "satu dua", named.Claim(70_010)));
        await PassAsync(20);
        Assert.Equal(("70010 2", "not-found"), (await StateAsync(named), await StateAsync(forgotten)));
        Assert.Empty(await page.SaveAsync(9, "satu dua tiga", named.Claim(70_010)));
        await PassAsync(30);
        Assert.Equal("70010 2", await StateAsync(named));
        await PassAsync(1);
        Assert.Equal("not-found", await StateAsync(named));
        await Eventually.IsAsync(0, () => Task.FromResult(Upload.Blobs(world.Data).Length));
    }

    [Fact]
    public async Task Go_With_It_When_It_Is_Deleted_Keys_First()
    {
        var (kept, other) = (await Upload.OfAsync(world.App, 10), await Upload.OfAsync(world.App, 10));
        await page.SaveAsync(8, "satu", kept.Claim());
        Assert.Equal(404, (int)(await page.DropAsync(new DraftPage(world.App).Keys.Write, kept.Claim())).StatusCode);
        Assert.Equal("10 1", await StateAsync(kept));
        var stolen = new Upload(world.App) { Id = other.Id };
        Assert.Equal(204, (int)(await page.DropAsync(files: $"{kept.Claim()},{stolen.Claim()}")).StatusCode);
        Assert.Equal(("not-found", "10 1"), (await StateAsync(kept), await StateAsync(other)));
        Assert.Single(Upload.Blobs(world.Data));
    }

    [Fact]
    public async Task Go_Along_With_The_Report_Weeks_Later_And_Stay_With_It_When_The_Draft_Goes()
    {
        var (file, report) = (await Upload.OfAsync(world.App, 1000, 5), TestReport.New());
        await page.SaveAsync(8, "satu", file.Claim());
        await PassAsync(25);
        Assert.Empty(await Upload.SubmitAsync(world.App, report, file.Claim(1005)));
        Assert.Equal(204, (int)(await page.DropAsync(files: file.Claim())).StatusCode);
        Assert.Equal(file.Whole, await (await file.ReadAsync(world.App.Dashboard, report.Access)).Content.ReadAsByteArrayAsync());
        Assert.Null(await world.App.AskAsync(s => s.Set<StoredFile>().Where(f => f.FileId == file.Id).Select(f => f.Until).SingleAsync()));
    }

    [Fact]
    public async Task That_Are_Unknown_Foreign_Or_Not_Whole_Are_Named_And_The_Words_Are_Saved()
    {
        var (half, known) = (await Upload.OfAsync(world.App, 10), await Upload.OfAsync(world.App, 10));
        var (stolen, unknown) = (new Upload(world.App) { Id = known.Id }, new Upload(world.App));
        Assert.Equal([half.Id, stolen.Id, unknown.Id], await page.SaveAsync(8, "satu dua", $"{half.Claim(11)},{stolen.Claim()},{unknown.Claim()}"));
        Assert.Equal("satu dua", await page.ReadAsync());
        await PassAsync(2);
        Assert.Equal("not-found", await StateAsync(known));
    }

    /// <summary>No row says which draft a file waits with: the day alone, which all of that day have.</summary>
    [Fact]
    public async Task Are_Noted_With_A_Day_And_Without_Their_Draft()
    {
        var (kept, other) = (await Upload.OfAsync(world.App, 10), await Upload.OfAsync(world.App, 20));
        var second = new DraftPage(world.App);
        await second.BeginAsync("dua");
        await page.SaveAsync(8, "satu", kept.Claim());
        world.Clock.Advance(TimeSpan.FromHours(3));
        await second.SaveAsync(8, "dua", other.Claim());
        var rows = await world.App.AskAsync(s => s.Set<StoredFile>().AsNoTracking().ToListAsync());
        Assert.Equal(0, Assert.Single(rows.Select(f => f.Until).Distinct()) % 86_400);
        Assert.All(rows, f => Assert.DoesNotContain(page.Keys.Did, string.Join(' ', f.FileId, f.TokenHash, f.ShredKey), StringComparison.Ordinal));
    }

    private async Task PassAsync(int days)
    {
        world.Clock.Advance(TimeSpan.FromDays(days));
        await world.SweepAsync();
    }

    private static async Task<string> StateAsync(Upload file) => await Upload.ToldAsync(await file.AskAsync("state"));
}
