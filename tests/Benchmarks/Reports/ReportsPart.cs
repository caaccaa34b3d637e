using System.Collections.Concurrent;
using System.Net;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.Sandbox;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.Reports;

/// <summary>One line of the table: so many senders at once.</summary>
internal sealed record ReportLevel(int Writers, Pair Pair, int Acknowledged, IReadOnlyList<string> Faults);

/// <summary>Reports a second through the public API, beside the bare writer.</summary>
internal sealed class ReportsPart(string data, int rounds, TimeSpan length, int warmUp)
{
    /// <summary>The numbers of senders that the issue names.</summary>
    public static readonly IReadOnlyList<int> Writers = [1, 2, 4, 16, 64];

    private const int MostInRound = 4000, GoalWriters = 16, GoalPerSecond = 500, GoalMilliseconds = 100;

    /// <summary>The table and what became of the goals.</summary>
    public static Part Describe(IReadOnlyList<ReportLevel> levels)
    {
        var rows = levels.Select(l => new[]
        {
            $"{l.Writers}", RunReport.Spread(l.Pair.Ours), RunReport.Number(l.Pair.Ours.Percentile(0.5), 1), RunReport.Number(l.Pair.Ours.Percentile(0.95), 1),
            RunReport.Number(l.Pair.Ours.Percentile(0.99), 1), RunReport.Number(l.Pair.Ours.CpuEach, 2), RunReport.Spread(l.Pair.Bare),
            RunReport.Number(l.Pair.Bare.Percentile(0.95), 1), RunReport.Number(l.Pair.Bare.CpuEach, 2), RunReport.Number(l.Pair.Ratio, 2), RunReport.Number(l.Acknowledged),
        });
        var goals = levels.Where(l => l.Writers == GoalWriters).SelectMany(l => new[]
        {
            new Goal("at least 500 reports/s at 16 writers", $"{RunReport.Number(l.Pair.Ours.PerSecond)}/s", l.Pair.Ours.PerSecond >= GoalPerSecond),
            new Goal("p95 below 100 ms at 16 writers", $"{RunReport.Number(l.Pair.Ours.Percentile(0.95), 1)} ms", l.Pair.Ours.Percentile(0.95) < GoalMilliseconds),
        });
        return new Part(
            "reports",
            "Reports a second, beside one bare writer",
            ["writers", "reports/s", "p50 ms", "p95 ms", "p99 ms", "host CPU ms each", "bare/s", "bare p95 ms", "bare CPU ms each", "ratio", "acknowledged and stored"],
            [.. rows],
            [.. goals],
            [.. levels.SelectMany(l => l.Faults.Select(f => $"{l.Writers} writers: {f}"))]);
    }

    /// <summary>Measures one number of senders in stores of its own.</summary>
    public async Task<ReportLevel> MeasureAsync(int writers)
    {
        var folder = Disk.Folder(data, $"reports-{writers}");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            var address = SandboxAddresses.Choose(portBase: 0).Page;
            var file = Path.Combine(folder, "bare.db");
            await using var bare = await ServerProcess.StartAsync(
                Here.Self, [BareWriter.Mode, address.Origin(), file], new Dictionary<string, string?>(), Path.Combine(folder, "bare.log"), new Uri(address, "readyz"));
            using var room = Client(new Uri(world.At.Room, $"{DemoOffice.Id}/api/"), writers);
            using var plain = Client(address, writers);
            return await MeasureAsync(writers, world, new Sender(room, world.Host), new Sender(plain, bare), file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<ReportLevel> MeasureAsync(int writers, HostWorld world, Sender ours, Sender bare, string bareFile)
    {
        var bodies = await ReportBodies.SealAsync(ours.Http);
        var count = await WarmAsync(writers, bodies, ours, bare);
        IReadOnlyList<ReportBody> ready = [];
        async Task<Sample> RoundAsync(int round, Sender sender)
        {
            // Both sides of a round get the very same bytes.
            if (sender.LastRound != round && ours.LastRound != round && bare.LastRound != round)
            {
                ready = await bodies.MakeAsync(count);
            }

            sender.LastRound = round;
            return await sender.SendAsync(writers, ready);
        }

        var pair = await Pair.MeasureAsync(rounds, round => RoundAsync(round, ours), round => RoundAsync(round, bare));
        List<string> faults = [.. ours.Refusals, .. bare.Refusals, .. StoreCount.Faults(ours.Acknowledged, await StoreCount.CasesAsync(world.Store))];
        if (await StoreCount.BareAsync(bareFile) is var stored && stored != bare.Acknowledged.Count)
        {
            faults.Add($"the bare writer stored {stored} of {bare.Acknowledged.Count}");
        }

        return new ReportLevel(writers, pair, ours.Acknowledged.Count, faults);
    }

    /// <summary>Both sides until their hot code is compiled for good; tells how many reports fill a round at this speed.</summary>
    private async Task<int> WarmAsync(int writers, ReportBodies bodies, Sender ours, Sender bare)
    {
        for (var (done, count) = (0, Math.Max(writers, 50)); ; done += count)
        {
            var ready = await bodies.MakeAsync(count);
            await bare.SendAsync(writers, ready);
            var sample = await ours.SendAsync(writers, ready);
            count = (int)Math.Clamp(sample.PerSecond * length.TotalSeconds, 2 * writers, MostInRound);
            if (done + ready.Count >= warmUp)
            {
                return count;
            }
        }
    }

    private static HttpClient Client(Uri address, int writers) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = writers, UseProxy = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>One side's client, with what it was told.</summary>
    private sealed class Sender(HttpClient http, ServerProcess server)
    {
        private readonly ConcurrentQueue<string> acknowledged = new();
        private readonly ConcurrentDictionary<HttpStatusCode, int> refused = new();

        public HttpClient Http => http;

        public int LastRound { get; set; } = -1;

        public IReadOnlyCollection<string> Acknowledged => acknowledged;

        public IEnumerable<string> Refusals => refused.Select(r => $"{r.Value} reports were answered with {(int)r.Key}");

        public Task<Sample> SendAsync(int writers, IReadOnlyList<ReportBody> bodies) => Load.RunAsync(writers, bodies.Count, server, async n =>
        {
            using var content = new ByteArrayContent(bodies[n].Body) { Headers = { ContentType = new("application/json") } };
            using var answer = await http.PostAsync("reports", content);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                acknowledged.Enqueue(bodies[n].CaseId);
            }
            else
            {
                refused.AddOrUpdate(answer.StatusCode, 1, (_, before) => before + 1);
            }
        });
    }
}
