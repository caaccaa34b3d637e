using Jaring.Tests.Support;

namespace Jaring.Tests.Team;

/// <summary>The pinned genesis against the store, at start.</summary>
public sealed class GenesisFileTests
{
    [Fact]
    public async Task Host_Does_Not_Start_When_Store_And_Pinned_Genesis_Differ()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var pinned = await File.ReadAllTextAsync(PathOf(app));

        await File.WriteAllTextAsync(PathOf(app), """{"genesis":"AAAA"}""");
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RestartAsync());
        Assert.Contains("tirtawana", fault.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(PathOf(app), pinned);
        await using var again = await app.RestartAsync();
        Assert.Equal("ready", (string)(await again.HomeAsync(app.Members[0]))["stage"]!);
    }

    [Fact]
    public async Task Host_Does_Not_Start_When_The_Directory_Is_Gone_But_Its_Genesis_Is_Pinned()
    {
        await using var app = await TeamApp.StartAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(app))!);
        await File.WriteAllTextAsync(PathOf(app), """{"genesis":"AAAA"}""");
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.RestartAsync());
    }

    [Fact]
    public async Task Genesis_File_Lost_In_A_Crash_Is_Written_At_The_Next_Start()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync(3);
        var pinned = await File.ReadAllTextAsync(PathOf(app));
        File.Delete(PathOf(app));
        await using var again = await app.RestartAsync();
        Assert.Equal(pinned, await File.ReadAllTextAsync(PathOf(app)));
    }

    internal static string PathOf(TeamApp app) => Path.Combine(app.Folder, "data", "genesis", "tirtawana.json");
}
