using System.Text.Json;
using System.Text.RegularExpressions;

namespace Jaring.Cli.Verifying;

/// <summary>
/// A report or message for a terminal: its own words, then every other field by a name that people know. A field without a name here is told as another
/// entry, never dropped. Keys and sealed pieces stay in the package.
/// </summary>
internal sealed partial class BodyText(Words words, Func<string, string> nameOf)
{
    /// <summary>The words themselves stand apart; the rest are keys, shares and hashes that mean something only together with the package.</summary>
    private static readonly HashSet<string> Unprinted = new(StringComparer.Ordinal) { "kind", "text", "release.slots", "ask", "w.e", "w.c" };

    private static readonly HashSet<string> OfReceipt = new(StringComparer.Ordinal) { "epoch", "rid", "sig", "rk.kem", "rk.sig", "rbox.h", "rbox.s", "rbox.c" };

    private static readonly HashSet<string> KeysOfFiles = new(StringComparer.Ordinal) { "fk", "log2" };

    public IEnumerable<string> Lines(JsonElement body)
    {
        var kind = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("kind", out var said) && said.ValueKind == JsonValueKind.String ? Plain(said) : "";
        foreach (var field in BodyFields.Of(body))
        {
            if (field.Path == "text" && field.Value.ValueKind == JsonValueKind.String)
            {
                yield return Plain(field.Value);
            }
            else if (!(field.Path != "text" && Unprinted.Contains(field.Path)) && !(kind == "receipt" && OfReceipt.Contains(field.Path)))
            {
                yield return Line(kind, field);
            }
        }
    }

    private string Line(string kind, BodyField field)
    {
        var path = Place().Replace(field.Path, "");
        var name = new[] { $"field.{kind} {path}", $"field.{path}" }.FirstOrDefault(words.Has);
        return $"  {(name is null ? words.Fill("field", ("name", field.Path.Length == 0 ? "-" : field.Path)) : words[name])}: {Value(path, field.Value)}";
    }

    private string Value(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when BodyFields.Whole.Contains(path) => string.Join(", ", value.EnumerateObject().Where(p => !KeysOfFiles.Contains(p.Name)).Select(p => $"{Words.Plain(p.Name)} {Plain(p.Value)}")),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(e => Word(path, e))),
        _ => Word(path, value),
    };

    private string Word(string path, JsonElement value)
    {
        var plain = Plain(value);
        return words.Has($"value.{path}.{plain}") ? words[$"value.{path}.{plain}"]
            : words.Has($"value.{plain}") && value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null ? words[$"value.{plain}"]
            : path is "release.to" or "with" ? Words.Plain(nameOf(plain))
            : path == "at" && value.TryGetTime(out var at) ? Times.Minute(at)
            : plain;
    }

    /// <summary>As it was written; half a character stays in the notation of its bytes.</summary>
    private static string Plain(JsonElement value)
    {
        try
        {
            return Words.Plain(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Words.Plain(value.GetRawText());
        }
    }

    [GeneratedRegex(@"\[\d+\]$")]
    private static partial Regex Place();
}

file static class Seconds
{
    public static bool TryGetTime(this JsonElement value, out long at)
    {
        at = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out at);
    }
}
