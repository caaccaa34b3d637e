using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Jaring.Cli;

/// <summary>The texts of the command in one language. Placeholders stand in single braces.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, string> _texts;

    private Words(Dictionary<string, string> texts) => _texts = texts;

    public string this[string key] => _texts[key];

    public static Words For(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Jaring.Cli.Texts.{language}.json")!;
        return new(JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
    }

    public bool Has(string key) => _texts.ContainsKey(key);

    public string Fill(string key, params (string Name, string Value)[] values) =>
        values.Aggregate(_texts[key], (text, v) => text.Replace("{" + v.Name + "}", Plain(v.Value), StringComparison.Ordinal));

    /// <summary>Words of others on a terminal: whatever could move the cursor, change the direction of writing or look like our own lines is shown as a mark.</summary>
    public static string Plain(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(rune.Value is '\n' or ' ' || !Moves(rune) ? rune.ToString() : "\uFFFD");
        }

        return safe.ToString();
    }

    private static bool Moves(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.LineSeparator or
        System.Globalization.UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
}
