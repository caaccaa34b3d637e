using Jaring.Crash.Support;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>From nothing to a founded team, with a death at every step: each next start, and each person who tries again, finds a way on.</summary>
public sealed class FoundingTests(EmptyWorld world) : IClassFixture<EmptyWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.StoreFileDrafted, WritePoint.StoreFilePlaced, WritePoint.MigrationBegun, WritePoint.MigrationStatement, WritePoint.MigrationBeforeHistory,
        WritePoint.SeatsSaved, WritePoint.KeyDrafted, WritePoint.KeyPlaced, WritePoint.EnrolmentSaved, WritePoint.FoundingProposed,
        WritePoint.FoundingSigned, WritePoint.GenesisDrafted, WritePoint.GenesisPlaced,
    ];

    [Fact]
    public async Task An_office_is_founded_although_the_host_dies_at_every_step()
    {
        await world.StartDyingAsync(WritePoint.StoreFileDrafted);
        Assert.False(File.Exists(Path.Combine(world.DataFolder, "jaring.db")));
        await world.StartDyingAsync(WritePoint.StoreFilePlaced);
        await world.StartDyingAsync(WritePoint.MigrationBegun);
        foreach (var n in new[] { 2, 7 })
        {
            await world.StartDyingAsync(WritePoint.MigrationStatement, n);
            AssertNothingOf("cases");
        }

        await world.StartDyingAsync(WritePoint.MigrationBeforeHistory);
        AssertNothingOf("cases");
        await world.StartDyingAsync(WritePoint.MigrationBeforeHistory, 2);
        Assert.Empty(world.Query("SELECT name FROM pragma_table_info('outbox') WHERE name = 'notice_way'"));
        await world.StartDyingAsync(WritePoint.SeatsSaved);
        world.AssertStoreIsWhole();
        Assert.Equal(5, world.Count("seats"));

        await world.StartAsync();
        Assert.Equal(5, world.Count("seats"));
        await world.DieAndComeBackAsync(WritePoint.KeyDrafted, world.Office.RoomAsync);
        Assert.False(File.Exists(PuzzleKey));

        // The host makes a key when it first needs one, and its daily sweep may need another one first: each is placed once.
        for (var keys = 0; keys < 3 && !File.Exists(PuzzleKey); keys++)
        {
            await world.DieAndComeBackAsync(WritePoint.KeyPlaced, world.Office.RoomAsync);
        }

        var key = await File.ReadAllBytesAsync(PuzzleKey);
        await world.Office.RoomAsync();
        Assert.Equal(key, await File.ReadAllBytesAsync(PuzzleKey));

        await world.DieAndComeBackAsync(WritePoint.EnrolmentSaved, FoundAsync, 2);
        Assert.Equal(2, world.Count("member_records"));
        await world.DieAndComeBackAsync(WritePoint.FoundingProposed, FoundAsync);
        await world.DieAndComeBackAsync(WritePoint.FoundingSigned, FoundAsync, 3);
        Assert.Equal("found", await StageAsync());
        await world.DieAtAsync(WritePoint.FoundingSigned, FoundAsync, 5);
        Assert.Equal(1, world.Count("directory_entries"));
        Assert.False(File.Exists(Genesis));

        await world.StartDyingAsync(WritePoint.GenesisDrafted);
        Assert.False(File.Exists(Genesis));
        await world.StartDyingAsync(WritePoint.GenesisPlaced);
        var pinned = await File.ReadAllTextAsync(Genesis);
        await world.StartAsync();
        await FoundAsync();

        Assert.Equal("ready", await StageAsync());
        Assert.Equal(pinned, await File.ReadAllTextAsync(Genesis));
        Assert.Equal(5, (await world.Office.DirectoryAsync()).Entry.Members.Count);
        Assert.Equal(201, (await world.Office.SendAsync(await world.Office.NewReportAsync())).Status);
        world.AssertStoreIsWhole();
    }

    private string PuzzleKey => Path.Combine(world.DataFolder, "keys", "puzzle.key");

    private string Genesis => Path.Combine(world.DataFolder, "genesis", "tirtawana.json");

    private Task FoundAsync() => world.Sandbox.FoundAsync();

    private async Task<string?> StageAsync() => (await world.Office.AsMemberAsync(HttpMethod.Get, "home")).Json.GetProperty("stage").GetString();

    private void AssertNothingOf(string table)
    {
        world.AssertStoreIsWhole();
        Assert.Empty(world.Query($"SELECT name FROM sqlite_master WHERE name = '{table}'"));
    }
}
