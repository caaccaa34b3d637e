using System.Diagnostics;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;

namespace Jaring.Crash;

/// <summary>
/// A disk that is full, read-only, broken or slow under a running host: it says so, refuses with kind words, keeps reading, writes nothing by halves, and
/// goes on without a restart when the disk is back.
/// </summary>
public sealed class DiskTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    private static readonly string[] Flushing = ["fdatasync", "fsync"];
    private static readonly string[] Writing = ["pwrite64", "write", "ftruncate", .. Flushing];

    [Theory]
    [InlineData("ENOSPC")]
    [InlineData("EROFS")]
    [InlineData("EIO")]
    public async Task A_disk_that_takes_nothing_is_told_and_nothing_is_lost(string error)
    {
        var (kept, refused) = (await world.Office.NewReportAsync(), await world.Office.NewReportAsync());
        Assert.Equal(201, (await world.Office.SendAsync(kept)).Status);
        var before = world.Count("cases");
        await Eventually.IsAsync("""{"state":"ready","reasons":[]}""", ReadyAsync);

        await using (await Strace.InjectAsync(world.Host.Id, Files, [.. Writing.Select(call => $"{call}:error={error}")]))
        {
            var answer = await world.Office.SendAsync(refused);
            Assert.Equal((503, "store-away"), (answer.Status, answer.Code));
            Assert.Contains("Belum ada yang disimpan.", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
            await Eventually.IsAsync("""{"state":"away","reasons":["store-cannot-write"]}""", ReadyAsync);
            await AssertReadsAsync(kept);
            Assert.Equal(before, world.Count("cases"));
        }

        await Eventually.IsAsync("""{"state":"ready","reasons":[]}""", ReadyAsync);
        Assert.Equal(201, (await world.Office.SendAsync(refused)).Status);
        Assert.Equal(200, (await world.Office.SendAsync(kept)).Status);
        Assert.Equal(before + 1, world.Count("cases"));
        Assert.Equal(refused.Sealed, (await world.Office.OpenAsync(refused.Access)).Sealed);
        world.AssertStoreIsWhole();
    }

    [Fact]
    public async Task A_slow_disk_makes_it_slower_and_never_wrong()
    {
        var reports = new List<Report>();
        for (var n = 0; n < 4; n++)
        {
            reports.Add(await world.Office.NewReportAsync());
        }

        await using (await Strace.InjectAsync(world.Host.Id, Files, [.. Flushing.Select(call => $"{call}:delay_enter=300000")]))
        {
            foreach (var report in reports.Take(3))
            {
                var began = Stopwatch.StartNew();
                Assert.Equal(201, (await world.Office.SendAsync(report)).Status);
                Assert.True(began.ElapsedMilliseconds >= 300, "It was acknowledged before its flush.");
            }
        }

        await using (await Strace.InjectAsync(world.Host.Id, Files, [.. Flushing.Select(call => $"{call}:delay_enter=1500000")]))
        {
            await Eventually.IsAsync("""{"state":"degraded","reasons":["store-slow"]}""", ReadyAsync);
            Assert.Equal(201, (await world.Office.SendAsync(reports[3])).Status);
        }

        await Eventually.IsAsync("""{"state":"ready","reasons":[]}""", ReadyAsync);
        world.Host.Kill();
        Assert.Equal(4, world.Count($"cases WHERE case_id IN ({string.Join(',', reports.Select(r => $"'{r.CaseId}'"))})"));
        world.AssertStoreIsWhole();
        await world.StartAsync();
    }

    private IEnumerable<string> Files => new[] { "jaring.db", "jaring.db-wal" }.Select(name => Path.Combine(world.DataFolder, name));

    private async Task AssertReadsAsync(Report kept)
    {
        Assert.Equal("""{"state":"live"}""", (await world.Office.GetAsync("/healthz")).Text);
        Assert.Equal(kept.Sealed, (await world.Office.OpenAsync(kept.Access)).Sealed);
        Assert.Equal("ready", (await world.Office.AsMemberAsync(HttpMethod.Get, "home")).Json.GetProperty("stage").GetString());
        Assert.Equal(200, (await world.Office.AsMemberAsync(HttpMethod.Get, "index")).Status);
        Assert.Equal(200, (await world.Office.GetAsync($"/{DemoOffice.Id}/api/room")).Status);
    }

    private async Task<string> ReadyAsync() => (await world.Office.GetAsync("/readyz")).Text;
}
