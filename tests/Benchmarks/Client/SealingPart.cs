using System.Diagnostics;
using System.Text.Json;
using Jaring.Benchmarks.Run;

namespace Jaring.Benchmarks.Client;

/// <summary>One line of what the client's sealing takes.</summary>
/// <param name="Where">Node or Chromium.</param>
/// <param name="What">Which step, as tools/bench.mjs names it.</param>
/// <param name="Ms">Median of its rounds, milliseconds.</param>
/// <param name="Worst">The slowest round, milliseconds.</param>
/// <param name="Ratio">How many times the bare work beside it takes; null where nothing ran beside it.</param>
internal sealed record SealingFigure(string Where, string What, double Ms, double Worst, double? Ratio);

/// <summary>How long the page's own work takes without host or network: sealing a report, giving 500 cases a new key, opening.</summary>
internal static class SealingPart
{
    /// <summary>Runs <c>npm run bench</c> and reads what it prints.</summary>
    /// <exception cref="InvalidOperationException">Node or the page did not come to its end.</exception>
    public static async Task<IReadOnlyList<SealingFigure>> MeasureAsync()
    {
        var start = new ProcessStartInfo("node", ["tools/bench.mjs", "--json"]) { WorkingDirectory = Path.Combine(Here.Repository, "src", "Tab", "client"), RedirectStandardOutput = true };
        using var bench = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var lines = (await bench.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.StartsWith('{'));
        await bench.WaitForExitAsync();
        return bench.ExitCode == 0
            ? [.. lines.Select(l => JsonSerializer.Deserialize<SealingFigure>(l, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException($"bench ended with {bench.ExitCode}.");
    }

    /// <summary>One row for each step, both engines beside each other.</summary>
    public static Part Describe(IReadOnlyList<SealingFigure> figures) => new(
        "sealing",
        "Sealing and opening, one after another",
        ["What", "Chromium median", "slowest", "times the bare work", "Node median", "slowest", "times the bare work"],
        [.. figures.GroupBy(f => f.What).Select(Row)],
        [],
        []);

    private static IReadOnlyList<string> Row(IGrouping<string, SealingFigure> step) =>
        [Words(step.Key), .. Cells(step.SingleOrDefault(f => f.Where == "Chromium")), .. Cells(step.SingleOrDefault(f => f.Where == "Node"))];

    private static IEnumerable<string> Cells(SealingFigure? figure) => figure is null
        ? ["", "", ""]
        : [Milliseconds(figure.Ms), Milliseconds(figure.Worst), figure.Ratio is { } ratio ? RunReport.Number(ratio, 2) : ""];

    private static string Words(string what) => what switch
    {
        "seal" => "Seal a report of 5,000 characters for four readers",
        "seal-bare" => "bare: the PBKDF2 of its receipt (600,000 rounds)",
        "rotate" => "Give 500 cases a new key for three readers",
        "rotate-bare" => "bare: the 4,500 wraps of these keys",
        "find-hit" => "Find the own slot in any of 8 places",
        "find-miss" => "Find none in 8 slots",
        "open-member" => "Open and verify a report as a member, key known",
        "open-reporter" => "Open and verify it as the reporter, keys known",
        "unlock-words" => "Unlock by six words (600,000 rounds)",
        "unlock-code" => "Unlock by the recovery code",
        _ => throw new InvalidOperationException($"Something unknown was measured: {what}."),
    };

    private static string Milliseconds(double value) => $"{RunReport.Number(value, value < 100 ? 1 : 0)} ms";
}
