using System.Text.RegularExpressions;

namespace Jaring.Tests.Texts;

/// <summary>One line of <c>lint.tsv</c>: what may not stand in a text, and where that holds.</summary>
/// <param name="Name">Name of the rule, shown when it bites.</param>
/// <param name="Scope"><c>all</c> every Indonesian text; <c>en</c> every English one; <c>T</c> what Teams or Outlook stores; <c>room</c> the room.</param>
/// <param name="Pattern">The words, whatever their case.</param>
internal sealed record LintRule(string Name, string Scope, Regex Pattern);

/// <summary>
/// The words that our texts avoid, and the few reviewed places where one of them is right. Words that blame, promise, press or name the
/// purpose on a lock screen do harm to the person who reads them or to the person beside her; so a hit fails the build.
/// </summary>
internal static class LintTable
{
    /// <summary>Rules by file; the app packages read the same one.</summary>
    public static IReadOnlyList<LintRule> Rules { get; } = File.ReadAllLines(Repository.At("src/Jaring/Announcements/Words/lint.tsv"))
        .Where(line => line.Length > 0)
        .Select(line => line.Split('\t'))
        .Select(cells => new LintRule(cells[0], cells[1], new Regex(cells[2], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)))
        .ToList();

    /// <summary>Reviewed exceptions: rule, key, and all that may remain of the rule's hits there.</summary>
    private static readonly (string Rule, string Key, Regex Allowed)[] Reviewed =
    [
        ("digits", "bot.home.danger", Help()),
        ("digits", "bot.home.help", Help()),
        ("digits", "bot.home.fallback", Help()),
        ("allow-korban", "room.numbers.lpsk", new Regex("pelindungan saksi dan korban")),
        ("allow-menyelidiki", "room.about.cannot", new Regex("tidak menyelidiki")),
    ];

    /// <summary>Names of the rules that <paramref name="text"/> breaks; empty when it may stand.</summary>
    public static IReadOnlyList<string> Check(string key, string text, string language, IReadOnlySet<string> scopes) =>
        Rules.Where(rule => Holds(rule, language, scopes) && rule.Pattern.IsMatch(WithoutReviewed(rule.Name, key, text))).Select(rule => rule.Name).ToList();

    /// <summary>Whether any exception is written for this rule and key.</summary>
    public static IEnumerable<(string Rule, string Key)> ReviewedPlaces => Reviewed.Select(r => (r.Rule, r.Key));

    private static bool Holds(LintRule rule, string language, IReadOnlySet<string> scopes) => rule.Scope switch
    {
        "all" => language == "id",
        "en" => language == "en",
        _ => scopes.Contains(rule.Scope),
    };

    private static string WithoutReviewed(string rule, string key, string text) =>
        Reviewed.Where(r => r.Rule == rule && r.Key == key).Aggregate(text, (rest, r) => r.Allowed.Replace(rest, ""));

    /// <summary>Police, ambulance and the ministry's line: known to everybody and the same for everybody.</summary>
    private static Regex Help() => new(@"\b(110|119|129)\b");
}
