using System.Text.Json;
using System.Text.RegularExpressions;

namespace Jaring.Tests.Texts;

/// <summary>The texts of one language: key → words.</summary>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Texts">Nested objects are joined with dots: <c>conflict.title</c>.</param>
internal sealed record TextFile(string Language, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Reads a resource file named for its language.</summary>
    /// <exception cref="InvalidOperationException">A key stands twice, or a value is no text.</exception>
    public static TextFile Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(Repository.At(path)));

    /// <summary>The same from text, for the fixtures.</summary>
    public static TextFile Parse(string language, string json)
    {
        using var document = JsonDocument.Parse(json);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(document.RootElement, "", texts);
        return new(language, texts);
    }

    /// <summary>Placeholders of a text, <c>{date}</c> or <c>{{date}}</c>, as they stand there.</summary>
    public static IEnumerable<string> Placeholders(string text) =>
        Regex.Matches(text, @"\{[^{}]*\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    private static void Collect(JsonElement element, string path, Dictionary<string, string> texts)
    {
        foreach (var member in element.EnumerateObject())
        {
            var key = path + member.Name;
            if (member.Value.ValueKind == JsonValueKind.Object)
                Collect(member.Value, key + ".", texts);
            else if (member.Value.ValueKind != JsonValueKind.String || !texts.TryAdd(key, member.Value.GetString()!))
                throw new InvalidOperationException($"{key} stands twice, or is no text.");
        }
    }
}
