using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Jaring.Benchmarks.Run;
using Jaring.Http;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.Outreach;

/// <summary>One way of reading or making many events.</summary>
/// <param name="What">What was done, and how.</param>
/// <param name="Quiet">Seconds with nothing else going on.</param>
/// <param name="Beside">Seconds while a planner asks now and then when people are free.</param>
/// <param name="Refused">Calls that Outlook then refused with 429.</param>
internal sealed record BatchWay(string What, double Quiet, double Beside, int Refused);

/// <summary>
/// The 78 events of the largest wave, read and made as the product does it and by <c>$batch</c>, against the Sandbox's limit of four calls at once for one
/// mailbox. Outlook's own work is a delay of the same length for each call, inside a batch too; it is so long that ours beside it is nothing.
/// </summary>
internal sealed class BatchPart(string data)
{
    private const int Events = 78, MostSteps = 20, DelayMs = 100;
    private static readonly string Path = $"/users/{Uri.EscapeDataString(DemoOffice.Mailbox)}";
    private readonly List<string> faults = [];
    private int made;

    public static Part Describe(IReadOnlyList<BatchWay> ways, IReadOnlyList<string> faults) => new(
        "batch",
        $"{Events} events one by one and by $batch, {DelayMs} ms of Outlook's work for each call",
        ["way", "seconds alone", "seconds beside a planner", "refused with 429 then"],
        [.. ways.Select(w => (IReadOnlyList<string>)[w.What, RunReport.Number(w.Quiet, 1), RunReport.Number(w.Beside, 1), RunReport.Number(w.Refused)])],
        [new Goal("no 429 caused by ourselves, as the product does it", RunReport.Number(Own(ways)), Own(ways) == 0)],
        faults);

    private static int Own(IEnumerable<BatchWay> ways) => ways.Where(w => w.What.EndsWith("one by one", StringComparison.Ordinal)).Sum(w => w.Refused);

    public async Task<(IReadOnlyList<BatchWay> Ways, IReadOnlyList<string> Faults)> MeasureAsync()
    {
        var folder = Disk.Folder(data, "batch");
        try
        {
            var options = new SandboxOptions { PortBase = 0, DataFolder = folder, Founded = false, DrillsEvery = TimeSpan.FromDays(3650) };
            await using var app = await SandboxApp.StartAsync(options, TimeProvider.System, _ => { });
            using var http = new HttpClient(OutgoingHandler.Create(System.IO.Path.Combine(folder, "sandbox-certificate.pem"))) { BaseAddress = app.Addresses.Cloud };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http));
            var calendar = app.Host.GetRequiredService<ICalendar>();
            var ids = (await Task.WhenAll(Enumerable.Range(0, Events).Select(_ => MakeAsync(calendar)))).OfType<string>().ToList();
            app.Cloud.GetRequiredService<Faults>().Graph = new FaultPlan { Kind = FaultKind.Delay, DelayMs = DelayMs, Route = "*/users/*" };
            List<BatchWay> ways = [];
            ways.Add(await WayAsync(app, "read one by one", () => Task.WhenAll(ids.Select(id => ReadAsync(calendar, id)))));
            ways.Add(await WayAsync(app, "read by $batch", () => BatchAsync(http, ids.Select(id => new JsonObject { ["method"] = "GET", ["url"] = $"{Path}/events/{id}" }))));
            ways.Add(await WayAsync(app, "made one by one", () => Task.WhenAll(Enumerable.Range(0, Events).Select(_ => MakeAsync(calendar)))));
            ways.Add(await WayAsync(app, "made by $batch", () => BatchAsync(http, Enumerable.Range(0, Events).Select(_ => Create()))));
            return (ways, faults);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<BatchWay> WayAsync(SandboxApp app, string what, Func<Task> way)
    {
        var quiet = await TimeAsync(way);
        var before = Refused(app);
        using var over = new CancellationTokenSource();
        var planner = PlanAsync(app.Host.GetRequiredService<IReadFreeBusy>(), over.Token);
        var beside = await TimeAsync(way);
        await over.CancelAsync();
        await planner;
        return new(what, quiet, beside, Refused(app) - before);
    }

    /// <summary>Somebody types a plan: each change asks once when the team is free.</summary>
    private static async Task PlanAsync(IReadFreeBusy freeBusy, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await freeBusy.ReadAsync(DemoOffice.Id, [.. DemoOffice.Team.Select(p => p.Mailbox)], new(2027, 1, 11), new(2027, 2, 10), CancellationToken.None);
            await Task.Delay(DelayMs, CancellationToken.None);
        }
    }

    private static int Refused(SandboxApp app) => app.Cloud.GetRequiredService<Records>().All.Count(r => r is { Service: "graph", Status: 429 });

    private static async Task<double> TimeAsync(Func<Task> way)
    {
        var began = Stopwatch.GetTimestamp();
        await way();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private async Task<string?> MakeAsync(ICalendar calendar)
    {
        var n = Interlocked.Increment(ref made);
        CalendarFace face = new($"Sosialisasi {n}", $"{Day(n)}T09:00", $"{Day(n)}T11:00", "Aula");
        return Held(await calendar.CreateAsync(new(DemoOffice.Id, Guid.CreateVersion7().ToString(), face, Online: false, Link: null, [DemoOffice.People[0].Mailbox]), default));
    }

    private async Task ReadAsync(ICalendar calendar, string id) => Held(await calendar.ReadAsync(DemoOffice.Id, id, default));

    private string? Held(CalendarAnswer answer)
    {
        if (answer.Delivery.Outcome != DeliveryOutcome.Done)
        {
            lock (faults)
            {
                faults.Add($"an operation ended with {answer.Delivery.Fault}");
            }
        }

        return answer.Event?.EventId;
    }

    private JsonObject Create()
    {
        var n = Interlocked.Increment(ref made);
        return new()
        {
            ["method"] = "POST",
            ["url"] = $"{Path}/events",
            ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
            ["body"] = new JsonObject { ["subject"] = $"Sosialisasi {n}", ["transactionId"] = Guid.CreateVersion7().ToString(), ["start"] = At(n, 9), ["end"] = At(n, 11) },
        };
    }

    private static JsonObject At(int n, int hour) => new() { ["dateTime"] = $"{Day(n)}T{hour:00}:00:00", ["timeZone"] = "Asia/Jakarta" };

    private static string Day(int n) => new DateTime(2027, 3, 1).AddDays(n % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Batches one after another, since each takes all four places of the mailbox; what was refused is asked again in a later one.</summary>
    private static async Task BatchAsync(HttpClient http, IEnumerable<JsonObject> calls)
    {
        var waiting = new Queue<JsonObject>(calls);
        while (waiting.Count > 0)
        {
            var steps = Enumerable.Range(0, Math.Min(MostSteps, waiting.Count)).ToDictionary(n => n.ToString(CultureInfo.InvariantCulture), _ => waiting.Dequeue());
            var body = new JsonObject { ["requests"] = new JsonArray([.. steps.Select(s => With(s.Value, s.Key))]) };
            using var answer = (await http.PostAsJsonAsync("graph/v1.0/$batch", body)).EnsureSuccessStatusCode();
            var told = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["responses"]!.AsArray();
            foreach (var refused in told.Where(r => (int)r!["status"]! >= 400))
            {
                waiting.Enqueue(steps[(string)refused!["id"]!]);
            }
        }
    }

    private static JsonNode With(JsonObject call, string id)
    {
        var step = call.DeepClone();
        step["id"] = id;
        return step;
    }

    private static async Task<string> TokenAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = DemoOffice.TeamApp.ClientId,
            ["client_secret"] = DemoOffice.TeamApp.Secret,
            ["grant_type"] = "client_credentials",
            ["scope"] = "https://graph.microsoft.com/.default",
        });
        using var answer = (await http.PostAsync($"{DemoOffice.TenantId}/oauth2/v2.0/token", form)).EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }
}
