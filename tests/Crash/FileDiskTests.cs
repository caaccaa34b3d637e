using System.Diagnostics;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;

namespace Jaring.Crash;

/// <summary>
/// The folder of files on a disk of its own that is full in the middle of a part, broken, or slow: the part is refused with kind words and leaves nothing, what was acknowledged stays,
/// reports beside it go on as ever, and it goes on when the disk does.
/// </summary>
public sealed class FileDiskTests(FileDiskWorld world) : IClassFixture<FileDiskWorld>
{
    private const int PartBytes = 1024 * 1024;

    [Fact]
    public async Task A_disk_of_files_that_is_full_broken_or_slow_holds_up_files_alone()
    {
        await world.StartThroughAsync("unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size=2600k tmpfs '{Files}' && exec \"$@\"", "host");
        await world.Sandbox.FoundAsync();
        var file = SealedUpload.New(4, PartBytes);
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        Assert.Equal((200, 200), ((await world.Office.PutAsync(file, 0)).Status, (await world.Office.PutAsync(file, 1)).Status));

        // There is room for the first blocks of the third part and not for all of it.
        await AssertAwayAsync(file, 2);
        await AssertReportsGoOnAsync(TimeSpan.FromSeconds(30));
        var other = SealedUpload.New(1, 100);
        Assert.Equal(201, (await world.Office.BeginAsync(other)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(other, 0)).Status);
        await world.Office.AskAsync(other, "drop");
        await RemountAsync();
        Assert.Equal(200, (await world.Office.PutAsync(file, 2)).Status);

        // The flush of its folder fails: the bytes are there, their name is not promised, and nothing is acknowledged.
        foreach (var error in new[] { "ENOSPC", "EIO" })
        {
            await using (await Strace.InjectAsync(world.Host.Id, [Folder], $"fsync:error={error}"))
            {
                await AssertAwayAsync(file, 3);
            }
        }

        // A slow one: the part waits for its flush, and no report waits for the part.
        await using (await Strace.InjectAsync(world.Host.Id, [Folder], "fsync:delay_enter=3000000"))
        {
            var began = Stopwatch.StartNew();
            var putting = world.Office.PutAsync(file, 3);
            await AssertReportsGoOnAsync(TimeSpan.FromSeconds(2.5));
            Assert.False(putting.IsCompleted, "The part was acknowledged before its flush.");
            Assert.Equal((200, true), ((await putting).Status, began.Elapsed >= TimeSpan.FromSeconds(3)));
        }

        var report = await world.Office.NewReportAsync();
        Assert.Equal(0, (await world.Office.SendAsync(report, file)).Json.GetProperty("missingFiles").GetArrayLength());
        Assert.Equal(file.Whole, await world.Office.ReadAsync(file, report.Access));
    }

    private string Files => Path.Combine(world.DataFolder, "files");

    /// <summary>As the host names it; strace follows it by this path.</summary>
    private string Folder => Path.Combine(Files, DemoOffice.Id);

    private string[] Blobs => System.IO.Directory.GetFiles($"/proc/{world.Host.Id}/root{Folder}");

    private async Task AssertAwayAsync(SealedUpload file, int part)
    {
        var before = Blobs.Order(StringComparer.Ordinal).ToList();
        var answer = await world.Office.PutAsync(file, part);
        Assert.Equal((503, "store-away"), (answer.Status, answer.Code));
        Assert.Contains("Belum ada yang disimpan.", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, Blobs.Order(StringComparer.Ordinal));
        Assert.Equal(part, (await world.Office.AskAsync(file, "state")).Json.GetProperty("parts").GetInt32());
    }

    private async Task AssertReportsGoOnAsync(TimeSpan within)
    {
        var (report, began) = (await world.Office.NewReportAsync(), Stopwatch.StartNew());
        Assert.Equal(201, (await world.Office.SendAsync(report)).Status);
        Assert.True(began.Elapsed < within, $"The report took {began.Elapsed}.");
    }

    private async Task RemountAsync()
    {
        using var larger = Process.Start("nsenter", ["-t", $"{world.Host.Id}", "-U", "--preserve-credentials", "-m", "mount", "-o", "remount,size=8m", Files]);
        await larger.WaitForExitAsync();
        Assert.Equal(0, larger.ExitCode);
    }
}
