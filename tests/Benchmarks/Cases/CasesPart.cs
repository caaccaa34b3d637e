using System.Diagnostics;
using System.Text.Json;
using Jaring.Benchmarks.Run;

namespace Jaring.Benchmarks.Cases;

/// <summary>One line of the page's measurement.</summary>
/// <param name="What"><c>open</c>, <c>list</c>, <c>news</c>, <c>save</c> or <c>rotate</c>.</param>
/// <param name="Count">So many cases.</param>
/// <param name="Ms">Median of its rounds, milliseconds.</param>
/// <param name="Worst">The longest time in any round in which the page had no turn, milliseconds.</param>
/// <param name="Bytes">What was saved.</param>
internal sealed record CaseFigure(string What, int Count, double Ms, double? Worst, long? Bytes);

/// <summary>How long a member waits for the list of cases, in Chromium, with a server that answers at once.</summary>
internal static class CasesPart
{
    private const double MostFirstTime = 1500, MostRemembered = 300, MostWithoutTurn = 50;

    /// <summary>Runs <c>npm run bench:cases</c> and reads what it prints.</summary>
    /// <exception cref="InvalidOperationException">The page did not come to its end.</exception>
    public static async Task<IReadOnlyList<CaseFigure>> MeasureAsync()
    {
        var start = new ProcessStartInfo("node", ["tools/bench-cases.mjs"]) { WorkingDirectory = Path.Combine(Here.Repository, "src", "Tab", "client"), RedirectStandardOutput = true };
        using var page = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
        var lines = (await page.StandardOutput.ReadToEndAsync()).Split('\n').Where(l => l.StartsWith('{'));
        await page.WaitForExitAsync();
        return page.ExitCode == 0
            ? [.. lines.Select(l => JsonSerializer.Deserialize<CaseFigure>(l, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException($"bench:cases ended with {page.ExitCode}.");
    }

    /// <summary>The table and what became of the goals.</summary>
    public static Part Describe(IReadOnlyList<CaseFigure> figures)
    {
        var (first, remembered) = (Find(figures, "open", 500), Find(figures, "list", 5000));
        var goals = new[]
        {
            new Goal("500 cases the first time within 1,500 ms", Milliseconds(first.Ms), first.Ms <= MostFirstTime),
            new Goal("the page waits 50 ms at most meanwhile", Milliseconds(first.Worst ?? first.Ms), (first.Worst ?? first.Ms) <= MostWithoutTurn),
            new Goal("the list of 5,000 remembered cases within 300 ms", Milliseconds(remembered.Ms), remembered.Ms <= MostRemembered),
        };
        return new Part("cases", "A member's list of cases, in Chromium", ["What", "cases", "median", "longest wait of the page", "bytes"], [.. figures.Select(Row)], goals, []);
    }

    private static CaseFigure Find(IReadOnlyList<CaseFigure> figures, string what, int count) => figures.Single(f => f.What == what && f.Count == count);

    private static IReadOnlyList<string> Row(CaseFigure figure) =>
        [Words(figure.What), RunReport.Number(figure.Count), Milliseconds(figure.Ms), figure.Worst is { } worst ? Milliseconds(worst) : "", figure.Bytes is { } bytes ? RunReport.Number(bytes) : ""];

    private static string Words(string what) => what switch
    {
        "open" => "Find, fetch, open and verify, the first time",
        "list" => "Open the sealed memory, list what it holds",
        "news" => "Ask for news of each, without network",
        "save" => "Seal the memory",
        "rotate" => "Seal a new key for three readers, one after another",
        _ => throw new InvalidOperationException($"The page measured something unknown: {what}."),
    };

    private static string Milliseconds(double value) => $"{RunReport.Number(value)} ms";
}
