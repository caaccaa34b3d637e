using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Announcements;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Bot.Neutral;

/// <summary>
/// Judges what a reader of a mailbox, a lock screen or an audit log gets to see: no word that names the purpose, no word that says what somebody did or
/// waits for, no number that counts, no hurry, no place for a value; in Indonesian and English alike, whatever the text's own language.
/// </summary>
internal static partial class Telling
{
    private static readonly HashSet<string> Stored = ["T", "room"];

    /// <summary>What the text tells; empty when it may leave.</summary>
    public static IReadOnlyList<string> Faults(string text)
    {
        var said = Address().Replace(Help().Replace(text, ""), "");
        return
        [
            .. new[] { "id", "en" }.SelectMany(language => LintTable.Check("outgoing", said, language, Stored)).Distinct(),
            .. NeutralWords.Deed().IsMatch(said) ? ["deed"] : Array.Empty<string>(),
            .. NeutralWords.Hurry().IsMatch(said) ? ["hurry"] : Array.Empty<string>(),
            .. said.Contains('{', StringComparison.Ordinal) ? ["value"] : Array.Empty<string>(),
            .. said.EnumerateRunes().Any(r => r.Value > 0x2fff) ? ["picture"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Every text in what is sent, with the way to it: <c>attachments[0].content.body[1].text</c>.</summary>
    public static IEnumerable<(string Path, string Text)> Of(JsonNode? node, string path = "") => node switch
    {
        JsonObject o => o.SelectMany(p => Of(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray a => a.SelectMany((n, i) => Of(n, $"{path}[{i}]")),
        JsonValue value => [(path, value.ToString())],
        _ => [],
    };

    /// <summary>Where two things that were sent differ.</summary>
    public static IReadOnlyList<string> Differences(JsonNode one, JsonNode other)
    {
        var (a, b) = (Of(one).ToDictionary(t => t.Path, t => t.Text), Of(other).ToDictionary(t => t.Path, t => t.Text));
        return [.. a.Keys.Union(b.Keys).Where(path => a.GetValueOrDefault(path) != b.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Police, ambulance and the ministry's line: the same for everybody, on every card.</summary>
    [GeneratedRegex(@"\b(110|119|129)\b")]
    private static partial Regex Help();

    /// <summary>The addresses of the office of these tests, as they stand in its configuration.</summary>
    [GeneratedRegex(@"https://ruang\.tirtawana\.example/tirtawana/(?!\w)")]
    private static partial Regex Address();
}
