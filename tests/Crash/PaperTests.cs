using System.Text.Json;
using Jaring.Crash.Support;
using Jaring.Papers;
using Jaring.Shapes;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>What somebody types and photographs in the last five minutes of a session is there once, whenever the host dies.</summary>
public sealed class PaperTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.PapersSaved, WritePoint.PhotoSaved, WritePoint.PledgeSaved, WritePoint.MediaSaved];

    private const string Jpeg = "_9j_2gAC_9k", PhotoId = "AAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Notes_and_photo_are_there_once_after_a_death_and_are_sent_again_without_harm()
    {
        var planned = await world.Office.PlanAsync(CalendarTests.NewPlan(world.Now));
        var at = $"sessions/{JsonDocument.Parse(planned.Text).RootElement.GetProperty("id").GetString()}";
        var notes = $$"""{"rev":0,"notes":{{JsonSerializer.Serialize(PaperNotes.Empty with { Men = 12 }, WireJson.Options)}}}""";
        await world.DieAndComeBackAsync(WritePoint.PapersSaved, () => world.Office.AsMemberAsync(HttpMethod.Put, $"{at}/papers", notes));
        Assert.Equal(200, (await world.Office.AsMemberAsync(HttpMethod.Put, $"{at}/papers", notes)).Status);
        Assert.Equal(["1"], world.Query("SELECT rev FROM session_papers"));

        var photo = $$"""{"kind":"list","consent":false,"jpeg":"{{Jpeg}}"}""";
        await world.DieAndComeBackAsync(WritePoint.PhotoSaved, () => world.Office.AsMemberAsync(HttpMethod.Put, $"{at}/photos/{PhotoId}", photo));
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Put, $"{at}/photos/{PhotoId}", photo)).Status);
        Assert.Equal(1, world.Count("session_photos"));
    }

    [Fact]
    public async Task A_pledge_is_there_once_after_a_death()
    {
        const string Signing = """{"version":"bawaan-1"}""";
        await world.DieAndComeBackAsync(WritePoint.PledgeSaved, () => world.Office.AsMemberAsync(HttpMethod.Put, "me/pledge", Signing));
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Put, "me/pledge", Signing)).Status);
        Assert.Equal(1, world.Count("pledges"));
    }

    [Fact]
    public async Task A_line_of_the_media_register_is_there_once_after_a_death()
    {
        var line = $$"""{"rev":0,"piece":{"form":"poster","wording":"poster","reviewedBy":"","place":"Lobi","since":"{{world.Now:yyyy-MM-dd}}","until":null,"takenDown":null} }""";
        await world.DieAndComeBackAsync(WritePoint.MediaSaved, () => world.Office.AsMemberAsync(HttpMethod.Put, $"media/{PhotoId}", line));
        Assert.Equal(204, (await world.Office.AsMemberAsync(HttpMethod.Put, $"media/{PhotoId}", line)).Status);
        Assert.Equal(["1"], world.Query("SELECT piece_rev FROM media_register"));
    }
}
