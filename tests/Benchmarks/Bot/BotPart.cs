using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.World;
using Jaring.Sandbox;

namespace Jaring.Benchmarks.Bot;

/// <summary>One line of the table: so many people writing at once.</summary>
internal sealed record BotLevel(int Senders, Pair Pair, IReadOnlyList<string> Faults);

/// <summary>Turns of the bot a second, beside the bare endpoint. A turn is over when it was answered with 200 and its card has reached the connector.</summary>
internal sealed class BotPart(string data, int rounds, TimeSpan length, int warmUp)
{
    /// <summary>How many people write at once.</summary>
    public static readonly IReadOnlyList<int> Senders = [1, 16];

    private const int MostInRound = 50_000;
    private const double GoalRatio = 0.7;

    /// <summary>The table and what became of the goal.</summary>
    public static Part Describe(IReadOnlyList<BotLevel> levels)
    {
        var rows = levels.Select(l => new[]
        {
            $"{l.Senders}", RunReport.Spread(l.Pair.Ours), RunReport.Number(l.Pair.Ours.Percentile(0.5), 2), RunReport.Number(l.Pair.Ours.Percentile(0.95), 2),
            RunReport.Number(l.Pair.Ours.Percentile(0.99), 2), RunReport.Number(l.Pair.Ours.CpuEach, 3), RunReport.Spread(l.Pair.Bare),
            RunReport.Number(l.Pair.Bare.Percentile(0.95), 2), RunReport.Number(l.Pair.Bare.CpuEach, 3), RunReport.Number(l.Pair.Ratio, 2),
        });
        return new Part(
            "bot",
            "Bot turns a second, beside a bare endpoint with the same two calls and the same durable note",
            ["people at once", "turns/s", "p50 ms", "p95 ms", "p99 ms", "host CPU ms each", "bare/s", "bare p95 ms", "bare CPU ms each", "ratio"],
            [.. rows],
            [.. levels.Select(l => new Goal(
                $"at least 0.7 of the bare endpoint with {l.Senders} at once", RunReport.Number(l.Pair.Ratio, 2), l.Pair.Ratio >= GoalRatio))],
            [.. levels.SelectMany(l => l.Faults.Select(f => $"{l.Senders} people: {f}"))]);
    }

    /// <summary>Measures these numbers of senders at one host.</summary>
    public async Task<IReadOnlyList<BotLevel>> MeasureAsync(IReadOnlyList<int> senders)
    {
        var folder = Disk.Folder(data, "bot");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            var people = new Conversations(world.Cloud, world.At);
            using var product = new ChatPlatform(world.At.Room, world.Host, world.Cloud, senders.Max());
            var answer = Path.Combine(folder, "answer.json");
            await product.SendAsync(1, people.Make(1));
            await File.WriteAllBytesAsync(answer, world.Cloud.FirstActivity);

            var address = SandboxAddresses.Choose(portBase: 0).Page;
            await using var server = await ServerProcess.StartAsync(
                Here.Self,
                [BareBot.Mode, address.Origin(), world.At.Connector.ToString(), world.PublicPem, answer, Path.Combine(folder, "bare.db")],
                new Dictionary<string, string?>(),
                Path.Combine(folder, "bare.log"),
                new Uri(address, "readyz"));
            using var bare = new ChatPlatform(address, server, world.Cloud, senders.Max());
            var levels = new List<BotLevel>();
            foreach (var at in senders)
            {
                levels.Add(await MeasureAsync(at, people, product, bare));
            }

            return levels;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<BotLevel> MeasureAsync(int senders, Conversations people, ChatPlatform product, ChatPlatform bare)
    {
        var count = Math.Max(senders, 100);
        for (var done = 0; done < warmUp;)
        {
            await bare.SendAsync(senders, people.Make(count));
            var sample = await product.SendAsync(senders, people.Make(count));
            done += count;
            count = (int)Math.Clamp(sample.PerSecond * length.TotalSeconds, 2 * senders, MostInRound);
        }

        var pair = await Pair.MeasureAsync(
            rounds, _ => product.SendAsync(senders, people.Make(count)), _ => bare.SendAsync(senders, people.Make(count)));
        return new BotLevel(senders, pair, [.. product.TakeFaults(), .. bare.TakeFaults()]);
    }
}
