namespace Jaring.Cli;

/// <summary><c>jaring verify PATH [--genesis X] [--ack X] [--show]</c></summary>
/// <param name="Path">An export package.</param>
/// <param name="Genesis">The hash of the team's first list, or its 25 digits, from another source than the package; with commas those of former foundings.</param>
/// <param name="Ack">The hash of the report as it was acknowledged, or its 25 digits.</param>
/// <param name="Show">Print the account and the thread after the checks.</param>
internal sealed record VerifyOptions(string Path, string? Genesis, string? Ack, bool Show);

/// <summary><c>jaring open PATH [--to PATH]</c></summary>
/// <param name="Path">A file locked with six words.</param>
/// <param name="To">Where the opened file goes; beside the locked one when null.</param>
internal sealed record OpenOptions(string Path, string? To);

/// <summary>The command line. Indonesian unless <c>--lang en</c> stands in it.</summary>
internal static class Options
{
    private static readonly string[] WithValue = ["--genesis", "--ack", "--to", "--lang"];

    public static string LanguageOf(string[] args) => Value(args, "--lang") == "en" ? "en" : "id";

    /// <summary>The command, or null when the line is none.</summary>
    public static object? Parse(string[] args)
    {
        var plain = Plain(args);
        var named = args.Where(a => a.StartsWith("--", StringComparison.Ordinal)).ToList();
        return plain switch
        {
            ["verify", var path] when Knows(named, "--genesis", "--ack", "--show") =>
                new VerifyOptions(path, Value(args, "--genesis"), Value(args, "--ack"), args.Contains("--show")),
            ["open", var path] when Knows(named, "--to") => new OpenOptions(path, Value(args, "--to")),
            _ => null,
        };
    }

    private static bool Knows(List<string> named, params string[] known) =>
        named.Distinct().Count() == named.Count && named.All(n => n == "--lang" || known.Contains(n));

    private static List<string> Plain(string[] args) => [.. args.Where((a, i) =>
        !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !WithValue.Contains(args[i - 1])))];

    private static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
