using System.Globalization;

namespace Jaring.Benchmarks.Run;

/// <summary>What to measure and where.</summary>
/// <param name="Parts">Some of <see cref="All"/>.</param>
/// <param name="Data">Folder on a disk; everything in it is removed again.</param>
/// <param name="Rounds">Rounds of each side.</param>
/// <param name="Minutes">How long the calendar works at its limit, by the shared clock: three of Outlook's windows; 10.5 minutes are one.</param>
/// <param name="WriteDocs">True to put the figures into docs/performance.md.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Parts, string Data, int Rounds, TimeSpan Minutes, bool WriteDocs)
{
    /// <summary>The parts there are.</summary>
    public static readonly IReadOnlyList<string> All = ["reports", "bot", "storm", "announce", "pages", "room", "cases", "sealing", "files", "waves", "batch", "calendar"];

    /// <summary>Where figures and measured folders go.</summary>
    public static string Artifacts => Path.Combine(Here.Repository, "artifacts");

    /// <summary>Reads <c>[reports] [bot] [storm] [announce] [pages] [room] [cases] [sealing] [files] [waves] [batch] [calendar] [--data FOLDER] [--rounds N] [--minutes N] [--write-docs]</c>; without a part, all of them.</summary>
    public static BenchOptions Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var parts = All.Where(args.Contains).ToList();
        return new BenchOptions(
            parts.Count > 0 ? parts : All,
            Value("--data") ?? Path.Combine(Artifacts, "bench-data"),
            Value("--rounds") is { } rounds ? int.Parse(rounds, CultureInfo.InvariantCulture) : 5,
            TimeSpan.FromMinutes(Value("--minutes") is { } minutes ? double.Parse(minutes, CultureInfo.InvariantCulture) : 31.5),
            args.Contains("--write-docs"));
    }
}
