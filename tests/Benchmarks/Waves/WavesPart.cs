using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Jaring.Benchmarks.Run;

namespace Jaring.Benchmarks.Waves;

/// <summary>One line of what a list of 25,000 rows costs.</summary>
/// <param name="What">Which step.</param>
/// <param name="Count">Rows, parts, people or sessions.</param>
/// <param name="Ms">Median of its rounds, milliseconds.</param>
/// <param name="Worst">In the page the longest time in which nobody else had a turn; at the host the slowest round, milliseconds.</param>
internal sealed record WaveFigure(string What, int Count, double Ms, double Worst);

/// <summary>Import of 25,000 rows, in the page and at the host, and the plan of the reference case beside what capacity asks for at least.</summary>
internal static class WavesPart
{
    private const double MostWithoutTurn = 50, MostPlan = 10_000;

    /// <summary>Page first, then host.</summary>
    public static async Task<(IReadOnlyList<WaveFigure> Figures, IReadOnlyList<PlanFigure> Plans)> MeasureAsync(string data, int rounds)
    {
        var page = await PageAsync();
        var (host, plans) = await WavesAtHost.MeasureAsync(data, rounds);
        return ([.. page, .. host], plans);
    }

    /// <summary>The table and what became of the goals.</summary>
    public static Part Describe(IReadOnlyList<WaveFigure> figures, IReadOnlyList<PlanFigure> plans)
    {
        var wait = figures.Where(f => f.What is "read" or "sift" or "send").Max(f => f.Worst);
        var plan = plans.Max(p => p.Ms);
        var goals = new[]
        {
            new Goal("the page waits 50 ms at most while a list of 25,000 rows is read", Milliseconds(wait), wait <= MostWithoutTurn),
            new Goal("20,839 people planned within 10 s", Milliseconds(plan), plan <= MostPlan),
        };
        var rows = figures.Select(f => (IReadOnlyList<string>)[Words(f.What), RunReport.Number(f.Count), Milliseconds(f.Ms), Milliseconds(f.Worst), "", ""])
            .Concat(plans.Select(p => (IReadOnlyList<string>)[p.What, RunReport.Number(p.People), Milliseconds(p.Ms), Milliseconds(p.Worst), $"{p.Sessions} / {p.LeastSessions}", $"{p.Places} / {p.LeastPlaces}"]));
        return new Part("waves", "A list of ad hoc workers", ["What", "how many", "median", "longest wait, or slowest", "sessions / at least", "places / at least"], [.. rows], goals, []);
    }

    private static async Task<IReadOnlyList<WaveFigure>> PageAsync()
    {
        var start = new ProcessStartInfo("node", ["tools/bench-waves.mjs"]) { WorkingDirectory = Path.Combine(Here.Repository, "src", "Tab", "client"), RedirectStandardOutput = true };
        using var page = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var lines = (await page.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.StartsWith('{'));
        await page.WaitForExitAsync();
        return page.ExitCode == 0
            ? [.. lines.Select(l => JsonSerializer.Deserialize<WaveFigure>(l, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException($"bench:waves ended with {page.ExitCode}.");
    }

    private static string Words(string what) => what switch
    {
        "read" => "Page: decode the file and read its rows",
        "sift" => "Page: choose columns, look at every row",
        "send" => "Page: order, name and send the parts, to a server that answers at once",
        "parts" => "Host: take all parts of 25,000 rows",
        "commit" => "Host: commit them",
        _ => throw new InvalidOperationException($"Something unknown was measured: {what}."),
    };

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:N0} ms");
}
