namespace Jaring.Tests.Support.Conformance;

/// <summary>
/// Compares what passed in a test's world when that world ends, so that no test has to list its traffic. Without the descriptions nothing is
/// compared, and the book that eng/test.sh reads says so.
/// </summary>
internal static class Ledger
{
    private static readonly Lock Gate = new();
    private static readonly string Book = FindBook();

    private static readonly TrafficCheck? Check =
        SpecFolder.Find(TrafficCheck.Graph) is { } path ? new TrafficCheck(Path.GetDirectoryName(path)!) : null;

    /// <summary>What does not fit, each once, with its call; null where the descriptions are not at hand.</summary>
    public static IReadOnlyList<string>? Compare(IReadOnlyCollection<Traffic> calls) =>
        Check is null ? null : [.. calls.SelectMany(c => Check.Faults(c).Select(f => $"{c.Name}: {f}")).Distinct()];

    /// <summary>Compares, writes the numbers down and fails with what does not fit.</summary>
    public static void Close(string world, IReadOnlyCollection<Traffic> calls)
    {
        var (before, faults, after) = (Check?.Cards ?? 0, Compare(calls), Check?.Cards ?? 0);
        Write([faults is null ? $"not-checked {calls.Count} 0 0" : $"checked {calls.Count} {after - before} {faults.Count}", .. (faults ?? []).Select(f => $"fault {world}: {f}")]);
        if (Failure(world, faults) is { } failure)
            throw failure;
    }

    /// <summary>How a world ends in which something does not fit; null where all does.</summary>
    public static Exception? Failure(string world, IReadOnlyList<string>? faults) => faults is { Count: > 0 }
        ? new Xunit.Sdk.XunitException($"{world}: {faults.Count} faults against ../shared/specs:\n{string.Join('\n', faults.Take(40))}")
        : null;

    /// <summary>The test runner tells of a failure at a world's end, but not which; the book does. eng/test.sh begins it anew and reads it.</summary>
    private static void Write(IReadOnlyList<string> lines)
    {
        lock (Gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Book)!);
            File.AppendAllLines(Book, lines);
        }
    }

    /// <summary>A book for each suite: two of them run at a time.</summary>
    private static string FindBook()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is { } parent && !File.Exists(Path.Combine(folder.FullName, "JaringTeams.sln")))
            folder = parent;
        return Path.Combine(folder.FullName, "artifacts", "test-logs", $"conformance-{typeof(Ledger).Assembly.GetName().Name}.txt");
    }
}
