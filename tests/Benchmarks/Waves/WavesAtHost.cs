using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.Sandbox.Demo;
using Jaring.Tests.Waves;
using Jaring.Waves;
using Jaring.Waves.Importing;

namespace Jaring.Benchmarks.Waves;

/// <summary>A plan of the reference case.</summary>
internal sealed record PlanFigure(string What, int People, double Ms, double Worst, int Sessions, int LeastSessions, int Places, int LeastPlaces);

/// <summary>What the host does with a list, over HTTP as the page asks it.</summary>
internal sealed class WavesAtHost(HttpClient http)
{
    private const int Rows = 25_000;
    private static readonly string[] Week = [.. Enumerable.Range(7, 5).Select(day => $"2031-12-{day + 1:00}")];
    private static readonly WaveHours[] Thrice = [new("08:00", "10:00"), new("10:30", "12:30"), new("13:30", "15:30")];

    public static async Task<(IReadOnlyList<WaveFigure> Figures, IReadOnlyList<PlanFigure> Plans)> MeasureAsync(string data, int rounds)
    {
        var folder = Disk.Folder(data, "waves");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            using var http = new HttpClient { BaseAddress = new Uri(world.At.Dashboard, $"{DemoOffice.Id}/api/") };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", world.Cloud.Mint.ForTab(DemoOffice.Team.First()));
            return await new WavesAtHost(http).MeasureAsync(rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(IReadOnlyList<WaveFigure> Figures, IReadOnlyList<PlanFigure> Plans)> MeasureAsync(int rounds)
    {
        var reference = ReferenceCase.List();
        var more = reference.Concat(reference.Take(Rows - reference.Count)).ToList();
        var times = new List<(double Parts, double Commit)>();
        for (var round = 0; round <= rounds; round++)
        {
            times.Add(await ImportAsync(IdOf(round), more));
        }

        var id = IdOf(99);
        await ImportAsync(id, reference);
        return (
            [Figure("parts", [.. times.Skip(1).Select(t => t.Parts)]), Figure("commit", [.. times.Skip(1).Select(t => t.Commit)])],
            [
                await PlanAsync("Plan: all places at one time", id, reference, ReferenceCase.Settings(reference, 78, Week[..1], Thrice[..1]), rounds),
                await PlanAsync("Plan: seven groups of speakers, a week, three times a day", id, reference, ReferenceCase.Settings(reference, 7, Week, Thrice), rounds),
            ]);
    }

    private async Task<(double Parts, double Commit)> ImportAsync(string id, IReadOnlyList<ImportedPerson> people)
    {
        var parts = people.Chunk(ImportWave.PartRows).ToList();
        var clock = Stopwatch.StartNew();
        (await http.PutAsJsonAsync($"waves/imports/{id}", new { title = "KPPS", rows = people.Count, parts = parts.Count, setAside = 0 })).EnsureSuccessStatusCode();
        for (var n = 0; n < parts.Count; n++)
        {
            (await http.PutAsJsonAsync($"waves/imports/{id}/parts", new { part = n, people = parts[n] })).EnsureSuccessStatusCode();
        }

        var sent = clock.Elapsed.TotalMilliseconds;
        (await http.PostAsJsonAsync($"waves/imports/{id}/commit", new { })).EnsureSuccessStatusCode();
        return (sent, clock.Elapsed.TotalMilliseconds - sent);
    }

    private async Task<PlanFigure> PlanAsync(string what, string id, IReadOnlyList<ImportedPerson> people, WaveSettings settings, int rounds)
    {
        await StepAsync(HttpMethod.Put, $"waves/{id}/settings", id, settings);
        var times = new List<double>();
        JsonNode wave = new JsonObject();
        for (var round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            wave = await StepAsync(HttpMethod.Post, $"waves/{id}/plan", id);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        if (wave["seating"]!.AsArray().Any(s => s!["session"] is null))
        {
            throw new InvalidOperationException("Somebody has no seat in the plan.");
        }

        var sessions = wave["sessions"]!.AsArray();
        var places = sessions.Select(s => (int)s!["room"]!).Distinct().Count();
        return new(what, people.Count, Side.Median(times.Skip(1)), times.Skip(1).Max(), sessions.Count, (int)wave["leastSessions"]!, places, (int)wave["leastPlaces"]!);
    }

    private async Task<JsonNode> StepAsync(HttpMethod method, string path, string id, WaveSettings? settings = null)
    {
        var revision = (int)(await http.GetFromJsonAsync<JsonNode>($"waves/{id}"))!["revision"]!;
        using var request = new HttpRequestMessage(method, path) { Content = settings is null ? JsonContent.Create(new { revision }) : JsonContent.Create(new { revision, settings }) };
        using var answer = await http.SendAsync(request);
        var json = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        return json["faults"]!.AsArray().Count == 0 ? json["wave"]! : throw new InvalidOperationException($"The host refused: {json["faults"]!.ToJsonString()}");
    }

    private static string IdOf(int round) => $"bench{round:00000000000000000}";

    private static WaveFigure Figure(string what, IReadOnlyList<double> times) => new(what, Rows, Side.Median(times), times.Max());
}
