using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Shapes;
using Jaring.Tests.Support;
using Jaring.Waves;
using Jaring.Waves.Importing;

namespace Jaring.Tests.Waves;

/// <summary>What the dashboard's page asks, in its words.</summary>
internal static class WaveRequests
{
    public static string NewId() => TestMember.B64(RandomNumberGenerator.GetBytes(16));

    public static Task<HttpResponseMessage> BeginAsync(TeamApp app, string id, int rows, int parts, int setAside = 0, string title = "KPPS") =>
        app.PutAsync(app.Members[0], $"waves/imports/{id}", Json(new { title, rows, parts, setAside }));

    public static Task<HttpResponseMessage> PartAsync(TeamApp app, string id, int part, IEnumerable<ImportedPerson> people) =>
        app.PutAsync(app.Members[0], $"waves/imports/{id}/parts", Json(new { part, people }));

    public static Task<HttpResponseMessage> CommitAsync(TeamApp app, string id) => app.PostAsync(app.Members[0], $"waves/imports/{id}/commit", new { });

    /// <summary>Sends a whole list; its wave has the import's id.</summary>
    public static async Task<string> ImportAsync(TeamApp app, IReadOnlyList<ImportedPerson> people)
    {
        var id = NewId();
        var parts = people.Chunk(ImportWave.PartRows).ToList();
        await TakenAsync(await BeginAsync(app, id, people.Count, parts.Count));
        for (var n = 0; n < parts.Count; n++)
        {
            await TakenAsync(await PartAsync(app, id, n, parts[n]));
        }
        await TakenAsync(await CommitAsync(app, id));
        return id;
    }

    /// <summary>The small wave, made to its end.</summary>
    public static async Task<string> MadeAsync(TeamApp app, WaveSettings? settings = null)
    {
        var id = await ImportAsync(app, SmallList);
        await PlannedAsync(app, id, settings ?? SmallSettings);
        Assert.Empty((await StepAsync(app, id, "make")).Faults);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        Assert.Equal("made", (string)(await WaveAsync(app, id))["state"]!);
        return id;
    }

    /// <summary>A step on the wave as it stands now; answers with the codes of what kept it back, and the wave after it.</summary>
    public static async Task<(IReadOnlyList<string> Faults, JsonNode Wave)> StepAsync(TeamApp app, string id, string step, object? more = null, int? revision = null)
    {
        var body = JsonNode.Parse(Json(more ?? new { }))!.AsObject();
        body["revision"] = revision ?? (int)(await WaveAsync(app, id))["revision"]!;
        var answer = step == "settings" ? await app.PutAsync(app.Members[0], $"waves/{id}/settings", body.ToJsonString()) : await app.PostAsync(app.Members[0], $"waves/{id}/{step}", body);
        var json = await TakenAsync(answer);
        return ([.. json["faults"]!.AsArray().Select(f => (string)f!["code"]!)], json["wave"]!);
    }

    public static async Task<JsonNode> PlannedAsync(TeamApp app, string id, WaveSettings settings)
    {
        Assert.Empty((await StepAsync(app, id, "settings", new { settings })).Faults);
        var (faults, wave) = await StepAsync(app, id, "plan");
        Assert.Empty(faults);
        return wave;
    }

    public static async Task<JsonNode> WaveAsync(TeamApp app, string id) => await TakenAsync(await app.As(app.Members[1]).GetAsync($"/{TeamApp.Office}/api/waves/{id}"));

    public static async Task<IReadOnlyList<JsonNode>> WavesAsync(TeamApp app) =>
        [.. (await app.As(app.Members[1]).GetFromJsonAsync<JsonNode>($"/{TeamApp.Office}/api/waves"))!["waves"]!.AsArray().Select(w => w!)];

    public static async Task<JsonNode> TakenAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{answer.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Three desa of two kecamatan, 2 + 3 + 4 people.</summary>
    public static IReadOnlyList<ImportedPerson> SmallList { get; } =
    [
        .. People("Jati", "Sukarejo", 2), .. People("Jati", "Mulyasari", 3), .. People("Randu", "Tegalwangi", 4),
    ];

    /// <summary>Two rooms in Jati, of which the small one also takes people of Randu; one in Randu.</summary>
    public static WaveSettings SmallSettings { get; } = new(
        "Sosialisasi", "", [], ["2026-12-01"], [new("09:00", "11:00")],
        [new("Balai Jati", 5, ["Jati"]), new("Kantor Jati", 4, ["Jati", "Randu"]), new("Balai Randu", 4, ["Randu"])],
        [.. Enumerable.Range(1, 3).Select(n => new SpeakerTeam([$"Narasumber {n}"], [$"narasumber{n}@tirtawana.example"]))],
        [new("Ketua PPK Jati", "Jati", null, "ppk@tirtawana.example"), new("Ketua PPK Randu", "Randu"), new("Ketua PPS Mulyasari", "Jati", "Mulyasari")]);

    private static IEnumerable<ImportedPerson> People(string area, string unit, int count) => Enumerable.Range(1, count).Select(n => new ImportedPerson($"Orang {unit} {n}", area, unit));

    private static string Json(object value) => JsonSerializer.Serialize(value, WireJson.Options);
}
