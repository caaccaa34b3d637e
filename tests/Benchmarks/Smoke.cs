using System.Net.Http.Headers;
using Jaring.Benchmarks.Bot;
using Jaring.Benchmarks.Cases;
using Jaring.Benchmarks.Client;
using Jaring.Benchmarks.Outreach;
using Jaring.Benchmarks.Pages;
using Jaring.Benchmarks.Reports;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.Waves;
using Jaring.Benchmarks.World;

namespace Jaring.Benchmarks;

/// <summary>
/// Runs every part for a moment, in any build, and shows that each check can fail. Part of the test command: it measures nothing, it keeps the measuring
/// honest.
/// </summary>
internal static class Smoke
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends with "N passed, M failed", as eng/test.sh reads it.</summary>
    public static async Task<int> RunAsync()
    {
        var data = Directory.CreateDirectory(Path.Combine(BenchOptions.Artifacts, "bench-data")).FullName;
        var checks = new (string Says, Func<Task<bool>> Holds)[]
        {
            ("every acknowledged report is stored once, at both writers", () => ReportsAsync(data)),
            ("every turn sends its card, at both bots", () => TurnsAsync(data)),
            ("a turn with a spoilt token is a fault", () => SpoiltTokenAsync(data)),
            ("in a storm everybody gets one answer; none, two and a strange one are faults", () => StormAsync(data)),
            ("an announcement reaches everybody once; too fast misses its goals; none, two and a wrong number are faults", () => AnnounceAsync(data)),
            ("both pages are weighed", PagesAsync),
            ("a visit to the room is timed, its slow form is slower, and goals can be missed", RoomAsync),
            ("a lost, a doubled and a strange report are faults", () => Task.FromResult(StoreFaults())),
            ("calendar calls are counted, and too few of them or a refused one miss the goals", () => CalendarAsync(data)),
            ("a folder in memory is refused", () => Task.FromResult(MemoryIsRefused())),
            ("a slow run misses its goals, a fault spoils it, and the document shows both", () => Task.FromResult(Judgement())),
        };
        var failed = 0;
        foreach (var (says, holds) in checks)
        {
            var held = await holds();
            failed += held ? 0 : 1;
            Console.WriteLine($"{(held ? "ok    " : "FAILED")} {says}");
        }

        Console.WriteLine($"{checks.Length - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    private static async Task<bool> ReportsAsync(string data)
    {
        var level = await new ReportsPart(data, rounds: 2, Moment, warmUp: 1).MeasureAsync(writers: 2);
        return level is { Faults.Count: 0, Acknowledged: > 4 } && level.Pair.Ours.PerSecond > 0 && level.Pair.Bare.PerSecond > 0;
    }

    private static async Task<bool> TurnsAsync(string data)
    {
        var levels = await new BotPart(data, rounds: 1, Moment, warmUp: 1).MeasureAsync([2]);
        return levels is [{ Faults.Count: 0, Pair.Ratio: > 0 }];
    }

    private static async Task<bool> StormAsync(string data)
    {
        var storm = await new StormPart(data, TimeSpan.FromSeconds(1)).MeasureAsync();
        var grown = StormPart.Describe(storm with { Memory = [90, 100, 100, 100, 100, 111] });
        return storm is { Faults.Count: 0, Turns: 200, Repeats: 20 }
            && grown.Goals is [{ Met: false }]
            && StormPart.Faults(["a", "b", "c"], new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["d"] = 1 }).Count == 3;
    }

    private static async Task<bool> AnnounceAsync(string data)
    {
        var result = await new AnnouncePart(data, people: 70).MeasureAsync();
        return result is { Faults.Count: 0, Busiest: > 0 }
            && AnnouncePart.Describe(result with { Throttled = 0, Busiest = 50 }).Goals is [{ Met: true }, { Met: true }]
            && AnnouncePart.Describe(result with { Throttled = 1, Busiest = 51 }).Goals is [{ Met: false }, { Met: false }]
            && AnnouncePart.Faults(3, ["a", "b", "b"], 3).Count == 3;
    }

    private static async Task<bool> SpoiltTokenAsync(string data)
    {
        var folder = Disk.Folder(data, "spoilt");
        try
        {
            await using var world = await HostWorld.StartAsync(folder);
            using var platform = new ChatPlatform(world.At.Room, world.Host, world.Cloud, senders: 1);
            var message = new Conversations(world.Cloud, world.At).Make(1)[0];
            var token = message.Token.Parameter!;
            var spoilt = token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];
            await platform.SendAsync(1, [message with { Token = new AuthenticationHeaderValue("Bearer", spoilt) }]);
            return platform.TakeFaults() is ["1 turns were answered with 401"];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> PagesAsync()
    {
        var loads = await PagesPart.WeighAsync();
        return PagesPart.Describe(loads, [Moment]).Goals.All(g => g.Met) && loads.Room.Requests > 1 && loads.Board.Bytes > loads.Room.Bytes;
    }

    private static async Task<bool> RoomAsync()
    {
        var visits = await RoomPart.MeasureAsync(rounds: 1);
        var late = visits with { Usual = [new(0, 0, 0, 0, 151, 251)], Slow = [new(0, 3001, 0, 0, 5001, 0)] };
        return visits.Slow[0].FirstText > visits.Usual[0].FirstText && visits.Usual[0] is { Seal: > 0, Plain: > 0 } first && first.Whole > first.Seal
            && RoomPart.Describe(late).Goals is [{ Met: false }, { Met: false }, { Met: false }, { Met: false }];
    }

    private static async Task<bool> CalendarAsync(string data)
    {
        var result = await new CalendarPart(data, TimeSpan.FromMinutes(1)).MeasureAsync();
        var poor = CalendarPart.Describe(result with { Calls = 100, Minutes = 1, Refused = 1 });
        return result is { Faults.Count: 0, Refused: 0, AtOnce: <= 3, Calls: 10_000 } && poor.Goals is [{ Met: false }, { Met: false }];
    }

    private static bool StoreFaults() =>
        StoreCount.Faults(["a", "b"], ["b", "a"]).Count == 0
        && StoreCount.Faults(["a", "b"], ["a"]).Count == 1
        && StoreCount.Faults(["a"], ["a", "a"]).Count == 1
        && StoreCount.Faults(["a"], ["a", "b"]).Count == 1;

    private static bool MemoryIsRefused()
    {
        try
        {
            Disk.Folder("/dev/shm", "bench");
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static bool Judgement()
    {
        var slow = new Side([new Sample(100, TimeSpan.FromSeconds(1), TimeSpan.Zero, [.. Enumerable.Repeat(200.0, 100)])]);
        var part = ReportsPart.Describe([new ReportLevel(16, new Pair(slow, slow), 100, ["1 reports were answered with 503"])]);
        var report = new RunReport(Machine.Look(Here.Repository), [part]);
        var document = report.Into(report.Into("before\n<!-- measured: begin, written by tests/Benchmarks --write-docs -->\n<!-- measured: end -->\nafter"));
        var late = CasesPart.Describe([new("open", 500, 1501, 51, null), new("list", 5000, 301, 1, null)]);
        var sealing = new RunReport(Machine.Look(Here.Repository), [SealingPart.Describe([new("Node", "rotate", 1459, 1500, 1.25), new("Chromium", "rotate", 99.5, 101, null)])])
            .Into("<!-- measured sealing: begin, written by tests/Benchmarks --write-docs -->\n<!-- measured sealing: end -->");
        var large = FilesPart.Describe([new("file-seal", 200, 210, 1.7, null), new("file-memory", 0, 0, null, 65)]);
        var lists = WavesPart.Describe([new("read", 25_000, 900, 51)], [new("Plan", 20_839, 10_001, 10_001, 90, 70, 60, 16)]);
        return lists.Goals.All(g => !g.Met) && large.Goals.All(g => !g.Met) && sealing.Contains("| 99.5 ms | 101 ms |  | 1,459 ms | 1,500 ms | 1.25 |", StringComparison.Ordinal) && late.Goals.All(g => !g.Met) && part.Goals is [{ Met: false }, { Met: false }]
            && !report.IsSound
            && document.Split("**missed**").Length == 3
            && document.Split("**Fault**").Length == 2
            && document.StartsWith("before", StringComparison.Ordinal)
            && document.EndsWith("after", StringComparison.Ordinal);
    }
}
