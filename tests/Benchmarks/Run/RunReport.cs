using System.Globalization;
using System.Text;

namespace Jaring.Benchmarks.Run;

/// <summary>A goal of the issue and whether this run met it.</summary>
internal sealed record Goal(string Wanted, string Measured, bool Met);

/// <summary>What one part has to say: a table, goals, and faults, which make its figures worthless.</summary>
internal sealed record Part(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<Goal> Goals, IReadOnlyList<string> Faults);

/// <summary>A whole run.</summary>
internal sealed record RunReport(Machine Machine, IReadOnlyList<Part> Parts)
{

    /// <summary>True when nothing was lost, refused or miscounted; a missed goal is a result, not a fault.</summary>
    public bool IsSound => Parts.All(p => p.Faults.Count == 0);

    /// <summary>A figure with so many digits after the point.</summary>
    public static string Number(double value, int digits = 0) => value.ToString($"N{digits}", CultureInfo.InvariantCulture);

    /// <summary>The median of the rounds, and the slowest and fastest of them.</summary>
    public static string Spread(Side side) => $"{Number(side.PerSecond)} ({Number(side.Slowest)} to {Number(side.Fastest)})";

    /// <summary>The run as the document shows it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Measured {Machine.At} at commit {Machine.Commit} on {Machine.Processor}, {Machine.Cores} cores, {Machine.Memory}, {Machine.Kernel}, data on {Machine.FileSystem}, {Machine.DotNet}; load average before the run {Machine.LoadBefore}.");
        foreach (var part in Parts)
        {
            Add(text, part);
        }

        return text.ToString();
    }

    /// <summary>
    /// Puts the run between the markers of a document. The bot, and what the pages do without the host, stand in places of their own: a run that measures one of
    /// them alone leaves the other figures as they are.
    /// </summary>
    /// <exception cref="InvalidOperationException">The document has no such markers.</exception>
    public string Into(string document) =>
        Parts.GroupBy(p => p.Name is "bot" or "storm" or "announce" or "cases" or "sealing" or "files" or "room" or "waves" or "batch" or "calendar" ? $" {p.Name}" : "").Aggregate(document, (text, place) => (this with { Parts = [.. place] }).Between(text, place.Key));

    private string Between(string document, string place)
    {
        var (begin, end) = ($"<!-- measured{place}: begin, written by tests/Benchmarks --write-docs -->", $"<!-- measured{place}: end -->");
        var from = document.IndexOf(begin, StringComparison.Ordinal);
        var to = document.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? $"{document[..from]}{begin}\n\n{ToMarkdown()}\n{document[to..]}"
            : throw new InvalidOperationException("The document has no place for figures.");
    }

    private static void Add(StringBuilder text, Part part)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {part.Title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", part.Columns)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|{string.Concat(part.Columns.Select((_, n) => n == 0 ? "---|" : "---:|"))}");
        foreach (var row in part.Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |");
        }

        text.AppendLine();
        foreach (var goal in part.Goals)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- Goal {goal.Wanted}: {goal.Measured}, {(goal.Met ? "met" : "**missed**")}.");
        }

        foreach (var fault in part.Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- **Fault**: {fault}. These figures do not count.");
        }
    }
}
