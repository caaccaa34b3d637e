using Jaring.Crash.Support;

namespace Jaring.Crash;

/// <summary>A data folder on a file system of twelve megabytes, which really fills up. The host runs in a mount namespace of its own.</summary>
public sealed class SmallDiskTests(SmallDiskWorld world) : IClassFixture<SmallDiskWorld>
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task It_warns_before_it_is_full_refuses_when_it_is_and_goes_on_with_room()
    {
        await world.StartThroughAsync("unshare", "-rm", "sh", "-c", $"mount -t tmpfs -o size=12m tmpfs '{world.DataFolder}' && exec \"$@\"", "host");
        await world.Sandbox.FoundAsync();
        await Eventually.IsAsync("""{"state":"ready","reasons":[]}""", ReadyAsync);
        var (kept, refused) = (await world.Office.NewReportAsync(), await world.Office.NewReportAsync());
        Assert.Equal(201, (await world.Office.SendAsync(kept)).Status);
        var file = SealedUpload.New(2, 1000);
        Assert.Equal(201, (await world.Office.BeginAsync(file)).Status);
        Assert.Equal(200, (await world.Office.PutAsync(file, 0)).Status);

        Fill(8 * Megabyte);
        await Eventually.IsAsync("""{"state":"degraded","reasons":["disk-nearly-full"]}""", ReadyAsync);
        Assert.Equal(200, (await world.Office.SendAsync(kept)).Status);
        var turnedAway = await world.Office.PutAsync(file, 1);
        Assert.Equal((507, "files-full"), (turnedAway.Status, turnedAway.Code));
        Assert.Equal(201, (await world.Office.SendAsync(await world.Office.NewReportAsync())).Status);

        Fill(12 * Megabyte);
        await Eventually.IsAsync(503, async () => (await world.Office.SendAsync(refused)).Status);
        await Eventually.IsAsync("""{"state":"away","reasons":["store-cannot-write","disk-nearly-full"]}""", ReadyAsync);
        Assert.Equal(kept.Sealed, (await world.Office.OpenAsync(kept.Access)).Sealed);

        File.Delete(Filler);
        await Eventually.IsAsync("""{"state":"ready","reasons":[]}""", ReadyAsync);
        Assert.Equal(201, (await world.Office.SendAsync(refused, file with { Parts = [file.Parts[0]] })).Status);
        Assert.Equal(200, (await world.Office.SendAsync(kept)).Status);
        Assert.Equal(file.Parts[0], await world.Office.ReadAsync(file, refused.Access));
    }

    /// <summary>The folder as the host sees it.</summary>
    private string Filler => $"/proc/{world.Host.Id}/root{world.DataFolder}/filler";

    private void Fill(int bytes)
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, 0);
        var block = new byte[4096];
        try
        {
            while (file.Length < bytes)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }

    private async Task<string> ReadyAsync() => (await world.Office.GetAsync("/readyz")).Text;
}
