using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.Bot;

/// <summary>What an announcement cost.</summary>
/// <param name="People">Who have the app.</param>
/// <param name="Seconds">From the member's request to the last message.</param>
/// <param name="Busiest">The most calls that reached the connector within one second.</param>
/// <param name="Throttled">How many it refused with 429.</param>
/// <param name="Writer">Milliseconds until somebody who wrote meanwhile had the card, the median and the longest.</param>
/// <param name="Faults">Who got none, or two; numbers that do not agree.</param>
internal sealed record AnnounceResult(int People, double Seconds, int Busiest, int Throttled, (double Median, double Longest) Writer, IReadOnlyList<string> Faults)
{
    public double PerSecond => People / Seconds;
}

/// <summary>
/// An announcement to a thousand people at the pace that is set by default, with a connector that takes a fifth of a second for each call and refuses what
/// comes faster than Teams allows, while others write to the bot.
/// </summary>
internal sealed class AnnouncePart(string data, int people)
{
    /// <summary>What Teams allows one app in one tenant.</summary>
    private const int Allowed = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Answering = TimeSpan.FromMilliseconds(200), Between = TimeSpan.FromMilliseconds(500);

    public static Part Describe(AnnounceResult result) => new(
        "announce",
        "An announcement at our own pace, with a connector that answers after 200 ms and allows 50 calls a second",
        ["people", "seconds", "a second", "most calls in any second", "refused with 429", "got it exactly once", "somebody who writes meanwhile: p50, longest"],
        [[
            RunReport.Number(result.People), RunReport.Number(result.Seconds, 1), RunReport.Number(result.PerSecond, 1), RunReport.Number(result.Busiest), RunReport.Number(result.Throttled),
            result.Faults.Count == 0 ? "all" : "not all", $"{RunReport.Number(result.Writer.Median)} ms, {RunReport.Number(result.Writer.Longest)} ms",
        ]],
        [
            new Goal("never refused for being too fast", RunReport.Number(result.Throttled), result.Throttled == 0),
            new Goal($"at most {Allowed} calls in any second", RunReport.Number(result.Busiest), result.Busiest <= Allowed),
        ],
        result.Faults);

    public async Task<AnnounceResult> MeasureAsync()
    {
        var folder = Disk.Folder(data, "announce");
        try
        {
            await using var world = await HostWorld.StartAsync(folder, atUsualPace: true);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
            var messages = new Conversations(world.Cloud, world.At);
            foreach (var upgrade in messages.MakeUpgrades(people))
            {
                await SendAsync(http, world.At.Room, upgrade);
            }

            http.DefaultRequestHeaders.Authorization = new("Bearer", world.Cloud.Mint.ForTab(DemoOffice.Team.First()));
            await UntilAsync(async () => (await PageAsync(http, world)).GetProperty("people").GetInt32() == people);
            var sent = world.Cloud.Limit(Answering);
            using var end = new CancellationTokenSource();
            var writing = WriteAsync(world, messages, end.Token);
            var began = Stopwatch.GetTimestamp();
            await AnnounceAsync(http, world);
            JsonElement one = default;
            await UntilAsync(async () => (one = (await PageAsync(http, world)).GetProperty("announcements")[0]).GetProperty("state").GetString() == "done");
            await end.CancelAsync();
            var waits = await writing;
            var announced = sent.Calls.Where(c => c.Path.EndsWith("/activities", StringComparison.Ordinal)).ToList();
            return new(
                people, Stopwatch.GetElapsedTime(began, announced.Max(c => c.At)).TotalSeconds, Busiest([.. sent.Calls.Select(c => c.At)]), sent.Throttled, (Median(waits), waits.Max()),
                Faults(people, [.. announced.Select(c => c.Path)], one.GetProperty("sent").GetInt32()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is wrong with these messages and the number that the page shows.</summary>
    public static IReadOnlyList<string> Faults(int people, IReadOnlyCollection<string> paths, int counted)
    {
        var (once, twice) = (paths.Distinct().Count(), paths.GroupBy(p => p).Count(g => g.Count() > 1));
        return [.. new[] { (once != people, $"{people - once} people got none"), (twice > 0, $"{twice} people got two"), (counted != once, $"the page counts {counted}") }.Where(f => f.Item1).Select(f => f.Item2)];
    }

    /// <summary>The most instants within any second.</summary>
    public static int Busiest(IReadOnlyList<long> instants)
    {
        var (sorted, from, most) = (instants.Order().ToList(), 0, 0);
        for (var to = 0; to < sorted.Count; to++)
        {
            while (Stopwatch.GetElapsedTime(sorted[from], sorted[to]) >= TimeSpan.FromSeconds(1))
            {
                from++;
            }

            most = Math.Max(most, to - from + 1);
        }

        return most;
    }

    private static async Task AnnounceAsync(HttpClient http, HostWorld world)
    {
        var draft = new { reviewed = "schedule", title = (string?)null, text = (string?)null };
        using var preview = await http.PostAsJsonAsync(Address(world, "announcements/preview"), draft);
        var seen = (await preview.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("preview").GetProperty("seen").GetString();
        using var made = await http.PostAsJsonAsync(Address(world, "announcements"), new { submitKey = new string('A', 22), draft, seen });
        made.EnsureSuccessStatusCode();
    }

    /// <summary>People who have the app write now and then; how long each waited, in milliseconds.</summary>
    private static async Task<List<double>> WriteAsync(HostWorld world, Conversations messages, CancellationToken end)
    {
        var waits = new List<double>();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        while (!end.IsCancellationRequested)
        {
            var message = messages.Make(1)[0];
            var answered = world.Cloud.AnswerTo(message.Id);
            var began = Stopwatch.GetTimestamp();
            await SendAsync(http, world.At.Room, message);
            await answered.WaitAsync(Patience, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(Between, CancellationToken.None);
        }

        return waits;
    }

    private static async Task SendAsync(HttpClient http, Uri host, Message message)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "api/messages"));
        request.Headers.Authorization = message.Token;
        request.Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static Task<JsonElement> PageAsync(HttpClient http, HostWorld world) => http.GetFromJsonAsync<JsonElement>(Address(world, "announcements"));

    private static Uri Address(HostWorld world, string path) => new(world.At.Dashboard, $"{DemoOffice.Id}/api/{path}");

    private static async Task UntilAsync(Func<Task<bool>> so)
    {
        for (var began = Stopwatch.GetTimestamp(); !await so(); await Task.Delay(250))
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException("It did not come.");
            }
        }
    }

    private static double Median(List<double> waits) => waits.Order().ElementAt(waits.Count / 2);
}
