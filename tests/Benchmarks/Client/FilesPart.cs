using System.Diagnostics;
using System.Text.Json;
using Jaring.Benchmarks.Run;

namespace Jaring.Benchmarks.Client;

/// <summary>One line of what a file of 50 MB costs the page.</summary>
/// <param name="What">Which step, as tools/bench-files.mjs names it.</param>
/// <param name="Ms">Median of its rounds, milliseconds.</param>
/// <param name="Worst">The slowest round, milliseconds.</param>
/// <param name="Ratio">How many times the bare work beside it takes; null where nothing ran beside it.</param>
/// <param name="Megabytes">Memory of all processes of the browser above what they held before, at its highest; null where it was not watched.</param>
internal sealed record FileFigure(string What, double Ms, double Worst, double? Ratio, double? Megabytes);

/// <summary>A file of 50 MB on its way through the room's page, in Chromium, with a server that takes each part at once.</summary>
internal static class FilesPart
{
    private const double LeastOfPlain = 0.6, MostMegabytes = 64;

    /// <summary>Runs <c>npm run bench:files</c> and reads what it prints.</summary>
    /// <exception cref="InvalidOperationException">The page did not come to its end.</exception>
    public static async Task<IReadOnlyList<FileFigure>> MeasureAsync()
    {
        var start = new ProcessStartInfo("node", ["tools/bench-files.mjs", "--json"]) { WorkingDirectory = Path.Combine(Here.Repository, "src", "Tab", "client"), RedirectStandardOutput = true };
        using var bench = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var lines = (await bench.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.StartsWith('{'));
        await bench.WaitForExitAsync();
        return bench.ExitCode == 0
            ? [.. lines.Select(l => JsonSerializer.Deserialize<FileFigure>(l, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException($"bench:files ended with {bench.ExitCode}.");
    }

    /// <summary>The table and what became of the goals.</summary>
    public static Part Describe(IReadOnlyList<FileFigure> figures)
    {
        var plain = 1 / (figures.Single(f => f.What == "file-seal").Ratio ?? double.PositiveInfinity);
        var memory = figures.Single(f => f.What == "file-memory").Megabytes ?? double.PositiveInfinity;
        var goals = new[]
        {
            new Goal("50 MB sealed at 0.6 of plain AES-GCM or more", RunReport.Number(plain, 2), plain >= LeastOfPlain),
            new Goal("64 MB of memory more at most while they are sealed and sent", $"{RunReport.Number(memory)} MB", memory <= MostMegabytes),
        };
        return new Part("files", "A file of 50 MB, in Chromium", ["What", "median", "slowest", "times the bare work", "memory more"], [.. figures.Select(Row)], goals, []);
    }

    private static IReadOnlyList<string> Row(FileFigure figure) =>
        figure.Megabytes is { } megabytes
            ? [Words(figure.What), "", "", "", $"{RunReport.Number(megabytes)} MB"]
            : [Words(figure.What), Milliseconds(figure.Ms), Milliseconds(figure.Worst), figure.Ratio is { } ratio ? RunReport.Number(ratio, 2) : "", ""];

    private static string Words(string what) => what switch
    {
        "file-seal" => "Seal it in chunks from a buffer",
        "file-bare" => "bare: one AES-GCM over the same buffer",
        "file-room" => "Read, hash, pad and seal it, as the room does",
        "file-hash" => "bare: read and hash it",
        "file-memory" => "Seal it and send it part by part",
        _ => throw new InvalidOperationException($"Something unknown was measured: {what}."),
    };

    private static string Milliseconds(double value) => $"{RunReport.Number(value)} ms";
}
