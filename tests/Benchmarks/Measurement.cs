using System.Text.Json;
using Jaring.Benchmarks.Bot;
using Jaring.Benchmarks.Cases;
using Jaring.Benchmarks.Client;
using Jaring.Benchmarks.Outreach;
using Jaring.Benchmarks.Pages;
using Jaring.Benchmarks.Reports;
using Jaring.Benchmarks.Run;
using Jaring.Benchmarks.Waves;

namespace Jaring.Benchmarks;

/// <summary>The whole run: measures the parts, prints them, writes artifacts/benchmarks.json and .md, and the document where asked.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>0 when the figures count, 1 when a report was lost, a turn failed, or the build is no release.</summary>
    public static async Task<int> RunAsync(BenchOptions options)
    {
        if (!Here.IsRelease)
        {
            await Console.Error.WriteLineAsync("Only a release build is worth measuring: dotnet run -c Release --project tests/Benchmarks");
            return 1;
        }

        var machine = Machine.Look(Directory.CreateDirectory(options.Data).FullName);
        var (parts, raw) = (new List<Part>(), new Dictionary<string, object> { ["machine"] = machine });
        foreach (var name in options.Parts)
        {
            Console.Error.WriteLine($"Measuring {name} ...");
            var (part, figures) = await MeasureAsync(name, options);
            parts.Add(part);
            raw[name] = figures;
        }

        var report = new RunReport(machine, parts);
        Console.WriteLine(report.ToMarkdown());
        await WriteAsync(report, raw, options.WriteDocs);
        return report.IsSound ? 0 : 1;
    }

    private static async Task<(Part Part, object Figures)> MeasureAsync(string name, BenchOptions options)
    {
        switch (name)
        {
            case "reports":
                var reports = new List<ReportLevel>();
                foreach (var writers in ReportsPart.Writers)
                {
                    reports.Add(await new ReportsPart(options.Data, options.Rounds, Round, warmUp: 2000).MeasureAsync(writers));
                }

                return (ReportsPart.Describe(reports), reports.Select(l => new { l.Writers, ours = Figures(l.Pair.Ours), bare = Figures(l.Pair.Bare), l.Pair.Ratio, l.Faults }));
            case "bot":
                var turns = await new BotPart(options.Data, options.Rounds, Round, warmUp: 2_000).MeasureAsync(BotPart.Senders);
                return (BotPart.Describe(turns), turns.Select(l => new { l.Senders, ours = Figures(l.Pair.Ours), bare = Figures(l.Pair.Bare), l.Pair.Ratio, l.Faults }));
            case "storm":
                var storm = await new StormPart(options.Data, TimeSpan.FromSeconds(60)).MeasureAsync();
                return (StormPart.Describe(storm), storm);
            case "announce":
                var announced = await new AnnouncePart(options.Data, people: 1000).MeasureAsync();
                return (AnnouncePart.Describe(announced), announced);
            case "room":
                var visits = await RoomPart.MeasureAsync(options.Rounds);
                return (RoomPart.Describe(visits), visits);
            case "cases":
                var figures = await CasesPart.MeasureAsync();
                return (CasesPart.Describe(figures), figures);
            case "sealing":
                var steps = await SealingPart.MeasureAsync();
                return (SealingPart.Describe(steps), steps);
            case "files":
                var files = await FilesPart.MeasureAsync();
                return (FilesPart.Describe(files), files);
            case "waves":
                var (costs, plans) = await WavesPart.MeasureAsync(options.Data, options.Rounds);
                return (WavesPart.Describe(costs, plans), new { costs, plans });
            case "batch":
                var (ways, wrong) = await new BatchPart(options.Data).MeasureAsync();
                return (BatchPart.Describe(ways, wrong), ways);
            case "calendar":
                var calendar = await new CalendarPart(options.Data, options.Minutes).MeasureAsync();
                return (CalendarPart.Describe(calendar), calendar);
            default:
                var (loads, starts) = (await PagesPart.WeighAsync(), await PagesPart.ColdStartsAsync(options.Data, options.Rounds));
                return (PagesPart.Describe(loads, starts), new { room = loads.Room.Parts, board = loads.Board.Parts, loads.BoardRefused, coldStartMs = starts.Select(s => s.TotalMilliseconds) });
        }
    }

    /// <summary>Rounds one by one; of the latencies only percentiles, or the file would be larger than the store.</summary>
    private static object Figures(Side side) => new
    {
        rounds = side.Rounds.Select(r => new { r.Count, seconds = r.Elapsed.TotalSeconds, r.PerSecond, cpuMs = r.Cpu.TotalMilliseconds }),
        side.CpuEach,
        latencyMs = new { p50 = side.Percentile(0.5), p95 = side.Percentile(0.95), p99 = side.Percentile(0.99), most = side.Percentile(1) },
    };

    private static async Task WriteAsync(RunReport report, Dictionary<string, object> raw, bool writeDocs)
    {
        await File.WriteAllTextAsync(Path.Combine(BenchOptions.Artifacts, "benchmarks.json"), JsonSerializer.Serialize(raw, Readable));
        await File.WriteAllTextAsync(Path.Combine(BenchOptions.Artifacts, "benchmarks.md"), report.ToMarkdown());
        if (writeDocs)
        {
            var document = Path.Combine(Here.Repository, "docs", "performance.md");
            await File.WriteAllTextAsync(document, report.Into(await File.ReadAllTextAsync(document)));
        }
    }
}
