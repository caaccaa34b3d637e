using System.Security.Cryptography;
using Jaring.Files;
using Jaring.Retention;
using Jaring.Storage.Shredding;
using Jaring.Tests.Erasure;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Files;

/// <summary>Files that nobody sent go after a day; those of a case go with it, keys first, and no copy brings them back.</summary>
public sealed class Files_That_Go : IAsyncLifetime
{
    private ErasureWorld world = null!;

    public async Task InitializeAsync() => world = await ErasureWorld.StartAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Untied_After_A_Day_By_The_Host_Itself()
    {
        var (sent, waiting) = (await Upload.OfAsync(world.App, 10), await Upload.OfAsync(world.App, 70_000, 10));
        var report = TestReport.New();
        Assert.Empty(await Upload.SubmitAsync(world.App, report, sent.Claim()));
        world.Clock.Advance(TimeSpan.FromHours(23.9));
        await world.SweepAsync();
        Assert.Equal("70010 2", await Upload.ToldAsync(await waiting.AskAsync("state")));

        // The worker of each hour, not the day's sweep.
        world.Clock.Advance(TimeSpan.FromHours(1.5));
        await Eventually.IsAsync(1, () => world.App.AskAsync(s => s.Set<StoredFile>().CountAsync()));
        await Eventually.IsAsync(1, () => Task.FromResult(Upload.Blobs(world.Data).Length));
        Assert.Equal(404, (int)(await waiting.AskAsync("state")).StatusCode);
        Assert.Equal(sent.Whole, await (await sent.ReadAsync(world.App.Room, report.Access)).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Untied_Also_When_They_Began_Under_A_Clock_That_Ran_Ahead()
    {
        world.Clock.Set(TimeSpan.FromDays(400));
        await Upload.OfAsync(world.App, 10);
        world.Clock.Set(TimeSpan.FromDays(-400));
        await world.SweepAsync();
        Assert.Empty(Upload.Blobs(world.Data));
    }

    [Fact]
    public async Task With_Their_Case_And_The_Record_Counts_Them()
    {
        var (report, held) = (await SentAsync(2), await SentAsync(1));
        await world.KeptAsync(report, ""","until":"2027-03-01" """);
        await world.KeptAsync(held, ""","until":"2027-03-01","hold":true""");
        await world.LiveUntilAsync("2027-03-09");

        Assert.Equal("1 0 0", await world.LeftAsync());
        Assert.Equal([new Destruction("2027-03-09", 1, 0, 0, 2)], await world.CertificatesAsync());
        Assert.Equal((1, 2), await world.App.AskAsync(async s => (await s.Set<StoredFile>().CountAsync(), await s.Set<StoredPart>().CountAsync())));
        Assert.Equal(2, Upload.Blobs(world.Data).Length);
    }

    /// <summary>A copy of the whole folder but the key file, opened with every key that is left and with the rows of before.</summary>
    [Fact]
    public async Task No_Copy_Opens_Them_With_A_Key_That_Is_Left()
    {
        var report = await SentAsync(1);
        var rows = await world.App.AskAsync(s => s.Set<StoredPart>().AsNoTracking().ToListAsync());
        var before = Upload.Blobs(world.Data).ToDictionary(b => Path.GetFileName(b), File.ReadAllBytes);
        var name = before.Keys.First().Split('.')[0];
        Assert.True(Opens(before[$"{name}.{rows[0].Blob}"], rows[0], world.App.Services.GetRequiredService<ShredKeys>().Find(name)!));
        await world.KeptAsync(report, ""","until":"2027-03-01" """);
        await world.LiveUntilAsync("2027-03-09");

        var left = ShredRecord.ReadAll(await File.ReadAllBytesAsync(Path.Combine(world.Data, "shred", "cases.keys")));
        Assert.Equal(2, left.Count(k => k.Key is null));
        Assert.All(rows, part => Assert.DoesNotContain(left, k => k.Key is not null && Opens(before[$"{name}.{part.Blob}"], part, new CaseLock(name, k.Key))));

        // Bytes that an operator puts back go by themselves; those of a key that nobody erased stay.
        var folder = Path.Combine(world.Data, "files", JaringApplication.Office);
        await File.WriteAllBytesAsync(Path.Combine(folder, before.Keys.First()), before.Values.First());
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{TestReport.Random(16)}.{TestReport.Random(16)}"), [1]);
        await world.SweepAsync();
        Assert.Single(Upload.Blobs(world.Data));
    }

    [Fact]
    public async Task Tickets_End_After_An_Hour()
    {
        var ticket = await new Upload(world.App).BegunAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(201, (int)(await new Upload(world.App).BeginAsync(ticket: ticket)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("puzzle-needed", await Upload.ToldAsync(await new Upload(world.App).BeginAsync(ticket: ticket)));
    }

    [Fact]
    public async Task Come_Back_With_A_Restart()
    {
        var report = TestReport.New();
        var (file, half) = (await Upload.OfAsync(world.App, 100_000, 5), await Upload.OfAsync(world.App, 7));
        await Upload.SubmitAsync(world.App, report, file.Claim());
        await world.StopAsync();
        await world.ComeBackAsync();
        Assert.Equal(file.Whole, await (await new Upload(world.App) { Id = file.Id }.ReadAsync(world.App.Dashboard, report.Access)).Content.ReadAsByteArrayAsync());
        Assert.Equal("12 2", await Upload.ToldAsync(await new Upload(world.App) { Id = half.Id, Token = half.Token }.PutAsync(1, Upload.Noise(5))));
    }

    private async Task<TestReport> SentAsync(int files)
    {
        var (report, claims) = (TestReport.New(), new List<string>());
        for (var n = 0; n < files; n++)
        {
            claims.Add((await Upload.OfAsync(world.App, 70_000, 10)).Claim());
        }

        Assert.Empty(await Upload.SubmitAsync(world.App, report, string.Join(',', claims)));
        return report;
    }

    private static bool Opens(byte[] blob, StoredPart part, CaseLock texts)
    {
        try
        {
            using var blocks = new BlobBlocks(texts, part.Blob);
            using var target = new MemoryStream();
            blocks.CopyAsync(new MemoryStream(blob), part.Size, 0, target, default).GetAwaiter().GetResult();
            return target.Length == part.Size;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
