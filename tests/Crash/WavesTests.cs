using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Storage;
using Jaring.Tests.Waves;
using Jaring.Waves;
using Jaring.Waves.Importing;

namespace Jaring.Crash;

/// <summary>A list is there whole or not at all, and a wave has one event for each session and one package for each contact, wherever the host died.</summary>
public sealed class WavesTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.ImportBegun, WritePoint.ImportPartKept, WritePoint.ImportCommitted, WritePoint.WaveSaved,
        WritePoint.WaveSessionPlanned, WritePoint.WaveSessionKept, WritePoint.WavePackagesInserted, WritePoint.WaveMade,
    ];

    public static TheoryData<string> WhileImporting => [.. Points.Take(3).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(WhileImporting))]
    public async Task A_list_is_there_whole_or_not_at_all(string point)
    {
        var id = Report.Random(16);
        var people = ReferenceCase.List().Take(1200).ToList();
        await world.DieAndComeBackAsync(WritePoint.All.Single(p => p.Name == point), () => ImportAsync(id, people));
        Assert.Contains(world.Count($"wave_people WHERE wave_id = '{id}'"), new[] { 0, people.Count });
        await ImportAsync(id, people);
        Assert.Equal((people.Count, 1), (world.Count($"wave_people WHERE wave_id = '{id}'"), world.Count($"waves WHERE id = '{id}'")));
        Assert.Equal((0, 0), (world.Count("wave_imports"), world.Count("wave_import_parts")));
    }

    /// <summary>The reference case: 20,839 people, seven groups of speakers, a week.</summary>
    [Fact]
    public async Task Twenty_thousand_people_are_reached_through_six_deaths()
    {
        var id = Report.Random(16);
        var people = ReferenceCase.List();
        await ImportAsync(id, people);
        var settings = ReferenceCase.Settings(people, 7, Days(), [new("08:00", "10:00"), new("10:30", "12:30"), new("13:30", "15:30")]) with { SessionTitle = $"Sosialisasi {Report.Random(6)}" };
        await world.DieAndComeBackAsync(WritePoint.WaveSaved, () => StepAsync(HttpMethod.Put, id, "settings", settings));
        Assert.Equal(78, (await WaveAsync(id)).GetProperty("settings").GetProperty("rooms").GetArrayLength());
        var planned = (await StepAsync(HttpMethod.Post, id, "plan")).GetProperty("wave");
        var sessions = planned.GetProperty("sessions").GetArrayLength();

        await world.DieAndComeBackAsync(WritePoint.WaveSessionPlanned, () => StepAsync(HttpMethod.Post, id, "make"), n: 5);
        await world.DieAndComeBackAsync(WritePoint.WaveSessionKept, LaterAsync, n: 20);
        await world.DieAndComeBackAsync(WritePoint.CalendarCreated, LaterAsync, n: 9);
        await world.DieAndComeBackAsync(WritePoint.WavePackagesInserted, LaterAsync);
        await world.DieAndComeBackAsync(WritePoint.WaveMade, LaterAsync);
        await EndsAsync(id);

        Assert.Equal(sessions, world.Count($"wave_sessions WHERE wave_id = '{id}' AND fault IS NULL"));
        Assert.Equal(sessions, world.Count($"(SELECT DISTINCT session_id FROM wave_sessions WHERE wave_id = '{id}')"));
        Assert.Equal(sessions, world.Count($"sessions WHERE title = '{settings.SessionTitle}' AND state = 1"));
        var events = world.Cloud<Calendars>().All.Where(e => e["subject"]!.GetValue<string>() == settings.SessionTitle).ToList();
        Assert.Equal((sessions, sessions), (events.Count, events.Select(e => e["transactionId"]!.GetValue<string>()).Distinct().Count()));
        Assert.Equal(settings.Contacts.Count, world.Count($"wave_packages WHERE wave_id = '{id}'"));
        Assert.Equal(0, world.Count($"wave_units WHERE wave_id = '{id}' AND package_id IS NULL"));
        Assert.Equal(ReferenceCase.People, world.Count($"wave_people WHERE wave_id = '{id}' AND session IS NOT NULL"));
    }

    /// <summary>What was under way when the host died is due again when its lease has ended.</summary>
    private Task LaterAsync() => world.MoveByAsync(TimeSpan.FromMinutes(3));

    private async Task EndsAsync(string id)
    {
        for (var tries = 0; world.Count($"waves WHERE id = '{id}' AND state = 3") == 0 || world.Count("outbox WHERE state = 0 AND kind LIKE 'calendar.%'") > 0; tries++)
        {
            Assert.True(tries < 60, "the wave does not come to its end");
            await LaterAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private string[] Days()
    {
        var monday = world.Now.AddDays(37 - (int)world.Now.DayOfWeek);
        return [.. Enumerable.Range(0, 5).Select(n => monday.AddDays(n).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
    }

    private async Task ImportAsync(string id, IReadOnlyList<ImportedPerson> people)
    {
        var parts = people.Chunk(ImportWave.PartRows).ToList();
        var standing = await AskAsync(HttpMethod.Put, $"waves/imports/{id}", new { title = "KPPS", rows = people.Count, parts = parts.Count, setAside = 0 });
        var there = standing.GetProperty("received").EnumerateArray().Select(p => p.GetInt32()).ToHashSet();
        for (var n = 0; n < parts.Count && !standing.GetProperty("done").GetBoolean(); n++)
        {
            if (!there.Contains(n))
            {
                await AskAsync(HttpMethod.Put, $"waves/imports/{id}/parts", new { part = n, people = parts[n] });
            }
        }
        await AskAsync(HttpMethod.Post, $"waves/imports/{id}/commit", new { });
    }

    private async Task<JsonElement> WaveAsync(string id) => (await world.Office.AsMemberAsync(HttpMethod.Get, $"waves/{id}")).Json;

    private async Task<JsonElement> StepAsync(HttpMethod method, string id, string step, WaveSettings? settings = null)
    {
        var body = new JsonObject { ["revision"] = (await WaveAsync(id)).GetProperty("revision").GetInt32() };
        if (settings is not null)
        {
            body["settings"] = JsonSerializer.SerializeToNode(settings, JsonSerializerOptions.Web);
        }
        var answer = await AskAsync(method, $"waves/{id}/{step}", body);
        Assert.Equal(0, answer.GetProperty("faults").GetArrayLength());
        return answer;
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object body)
    {
        var answer = await world.Office.AsMemberAsync(method, path, JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
        Assert.True(answer.Status is 200 or 204, answer.Text);
        return answer.Status == 204 ? default : answer.Json;
    }
}
