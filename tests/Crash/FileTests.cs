using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>What was acknowledged of a file is there after any death, byte for byte; the page asks how far it came and goes on; a file belongs to its case or not, never by halves.</summary>
public sealed class FileTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    private const int PartBytes = 1024 * 1024;

    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.FileBegun, WritePoint.FilePartBegun, WritePoint.FilePartFlushed, WritePoint.FilePartSaved, WritePoint.FilesTied, WritePoint.FileDropped,
        WritePoint.UploadsErased,
    ];

    [Fact]
    public async Task A_file_that_was_begun_goes_on()
    {
        var file = SealedUpload.New(1, 10);
        await world.DieAndComeBackAsync(WritePoint.FileBegun, () => world.Office.BeginAsync(file));
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(file, 0)).Status);
        Assert.Equal(1, world.Count($"files WHERE file_id = '{file.Id}'"));
    }

    /// <summary>In the middle of a part: after its ninth block, with the part on the disk, with its row.</summary>
    [Theory]
    [InlineData("file.part-begun", 9, false)]
    [InlineData("file.part-flushed", 1, false)]
    [InlineData("file.part-saved", 1, true)]
    public async Task A_death_in_the_middle_of_an_upload_loses_nothing_acknowledged(string point, int n, bool saved)
    {
        var (file, report) = (SealedUpload.New(6, PartBytes), await world.Office.NewReportAsync());
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        for (var part = 0; part < 4; part++)
        {
            Assert.Equal(200, (await world.Office.PutAsync(file, part)).Status);
        }

        await world.DieAndComeBackAsync(WritePoint.All.Single(p => p.Name == point), () => world.Office.PutAsync(file, 4), n);
        var at = (await world.Office.AskAsync(file, "state")).Json;
        var next = saved ? 5 : 4;
        Assert.Equal((next * (long)PartBytes, next), (at.GetProperty("received").GetInt64(), at.GetProperty("parts").GetInt32()));

        Assert.Equal(200, (await world.Office.PutAsync(file, 3)).Status);
        for (var part = next; part < 6; part++)
        {
            Assert.Equal(200, (await world.Office.PutAsync(file, part)).Status);
        }

        Assert.Equal(0, (await world.Office.SendAsync(report, file)).Json.GetProperty("missingFiles").GetArrayLength());
        Assert.Equal(file.Whole, await world.Office.ReadAsync(file, report.Access));
    }

    /// <summary>The largest file of all, at its true size: cut off in the middle of a part, its host killed between two parts, sent on from where it was, tied and read again.</summary>
    [Fact]
    public async Task Fifty_megabytes_go_on_after_a_cut_and_after_a_death_between_two_parts()
    {
        var (file, report) = (SealedUpload.Padded(50_331_648), await world.Office.NewReportAsync());
        Assert.Equal((48, 50_332_470), (file.Parts.Length, file.Parts.Sum(p => p.Length)));
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        await PutAsync(file, 0, 20);
        await world.Office.CutAsync(file, 20, PartBytes / 2);
        Assert.Equal(20, await PartsAsync(file));
        await PutAsync(file, 20, 35);

        world.Host.Kill();
        world.AssertStoreIsWhole();
        await world.StartAsync();
        Assert.Equal(35, await PartsAsync(file));
        await PutAsync(file, 34, 48);

        Assert.Equal(0, (await world.Office.SendAsync(report, file)).Json.GetProperty("missingFiles").GetArrayLength());
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(file.Whole), System.Security.Cryptography.SHA256.HashData(await world.Office.ReadAsync(file, report.Access)));
    }

    [Theory]
    [InlineData("files.tied")]
    [InlineData("report.saved")]
    public async Task A_file_belongs_to_its_report_or_waits_for_it(string point)
    {
        var (file, report) = (await SentAsync(), await world.Office.NewReportAsync());
        await world.DieAndComeBackAsync(WritePoint.All.Single(p => p.Name == point), () => world.Office.SendAsync(report, file));
        var saved = point == "report.saved" ? 1 : 0;
        Assert.Equal(saved, world.Count($"cases WHERE case_id = '{report.CaseId}'"));
        Assert.Equal(saved, world.Count($"files WHERE file_id = '{file.Id}' AND case_id = '{report.CaseId}' AND until IS NULL"));

        var answer = await world.Office.SendAsync(report, file);
        Assert.Equal((saved == 1 ? 200 : 201, 0), (answer.Status, answer.Json.GetProperty("missingFiles").GetArrayLength()));
        Assert.Equal(file.Whole, await world.Office.ReadAsync(file, report.Access));
    }

    [Fact]
    public async Task A_file_that_was_dropped_stays_dropped_and_its_bytes_go()
    {
        var file = await SentAsync();
        var key = world.Query($"SELECT shred_key FROM files WHERE file_id = '{file.Id}'").Single();
        await world.DieAndComeBackAsync(WritePoint.FileDropped, () => world.Office.AskAsync(file, "drop"));
        Assert.Equal(404, (await world.Office.AskAsync(file, "state")).Status);
        Assert.Equal(204, (await world.Office.AskAsync(file, "drop")).Status);
        await Eventually.IsAsync(0, () => Blobs(key));
    }

    [Fact]
    public async Task A_file_that_nobody_sent_goes_whole_through_a_death()
    {
        var (file, kept, report) = (await SentAsync(), await SentAsync(), await world.Office.NewReportAsync());
        await world.Office.SendAsync(report, kept);
        var key = world.Query($"SELECT shred_key FROM files WHERE file_id = '{file.Id}'").Single();
        world.Host.Kill();
        await world.MoveByAsync(TimeSpan.FromHours(26));
        await world.StartDyingAsync(WritePoint.UploadsErased);
        world.AssertStoreIsWhole();
        Assert.Equal((1, 2), (world.Count($"files WHERE file_id = '{file.Id}'"), Blobs(key)));

        await world.StartAsync();
        Assert.Equal(404, (await world.Office.AskAsync(file, "state")).Status);
        await Eventually.IsAsync(0, () => world.Count($"files WHERE file_id = '{file.Id}'") + Blobs(key));
        Assert.Equal(kept.Whole, await world.Office.ReadAsync(kept, report.Access));
    }

    private async Task PutAsync(SealedUpload file, int from, int to)
    {
        for (var part = from; part < to; part++)
        {
            Assert.Equal(200, (await world.Office.PutAsync(file, part)).Status);
        }
    }

    private async Task<int> PartsAsync(SealedUpload file) => (await world.Office.AskAsync(file, "state")).Json.GetProperty("parts").GetInt32();

    private async Task<SealedUpload> SentAsync()
    {
        var file = SealedUpload.New(2, 100_000);
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(file, 0)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(file, 1)).Status);
        return file;
    }

    private int Blobs(string key) => System.IO.Directory.GetFiles(Path.Combine(world.DataFolder, "files", DemoOffice.Id), $"{key}.*").Length;
}
