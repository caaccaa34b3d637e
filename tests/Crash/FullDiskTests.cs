using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;

namespace Jaring.Crash;

/// <summary>A file system of sixteen megabytes that files fill to its end: the part for which there is no room is refused before it is read, what was acknowledged is there, reports go on in what is left, and a dropped file makes room.</summary>
public sealed class FullDiskTests(FullDiskWorld world) : IClassFixture<FullDiskWorld>
{
    [Fact]
    public async Task A_part_for_which_there_is_no_room_leaves_nothing_and_the_file_as_it_was()
    {
        await world.StartThroughAsync("unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size=16m tmpfs '{world.DataFolder}' && exec \"$@\"", "host");
        await world.Sandbox.FoundAsync();
        var file = SealedUpload.New(16, 1024 * 1024);
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        var (taken, last) = (0, await world.Office.PutAsync(file, 0));
        while (last.Status == 200)
        {
            last = await world.Office.PutAsync(file, ++taken);
        }

        Assert.InRange(taken, 3, 15);
        Assert.Equal((507, "files-full"), (last.Status, last.Code));
        Assert.Equal(201, (await world.Office.SendAsync(await world.Office.NewReportAsync())).Status);
        Assert.Equal(taken, (await world.Office.AskAsync(file, "state")).Json.GetProperty("parts").GetInt32());
        Assert.Equal(taken, System.IO.Directory.GetFiles($"/proc/{world.Host.Id}/root{world.DataFolder}/files/{DemoOffice.Id}").Length);

        Assert.Equal(204, (await world.Office.AskAsync(file, "drop")).Status);
        var other = SealedUpload.New(1, 1024 * 1024);
        Assert.Equal(201, (await world.Office.BeginAsync(other)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(other, 0)).Status);
    }
}
