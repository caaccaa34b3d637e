using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// JSON byte for byte as JavaScript's <c>JSON.stringify</c> writes it: no spaces, fields in the order given, only what must be escaped is.
/// Authenticated JSON travels as its exact bytes; a reader refuses bytes that this writer would not have written.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static byte[] Write(JsonNode? node)
    {
        var json = new StringBuilder();
        Append(json, node);
        return Bytes.Utf8(json.ToString());
    }

    /// <summary>An object in canonical bytes; anything else is refused.</summary>
    public static JsonObject Read(ReadOnlySpan<byte> bytes)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(bytes, null, Strict);
        }
        catch (JsonException)
        {
            throw new SealingException("json");
        }

        var fields = node as JsonObject ?? throw new SealingException("json");
        RequireCanonical(bytes, fields);
        return fields;
    }

    public static void RequireCanonical(ReadOnlySpan<byte> bytes, JsonNode? node)
    {
        byte[] written;
        try
        {
            written = Write(node);
        }
        catch (InvalidOperationException)
        {
            throw new SealingException("json");
        }

        SealingException.Require(bytes.SequenceEqual(written), "json-not-canonical");
    }

    private static void Append(StringBuilder json, JsonNode? node)
    {
        switch (node)
        {
            case null:
                json.Append("null");
                break;
            case JsonArray items:
                json.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    json.Append(i > 0 ? "," : "");
                    Append(json, items[i]);
                }

                json.Append(']');
                break;
            case JsonObject fields:
                json.Append('{');
                var first = true;
                foreach (var (name, value) in fields)
                {
                    json.Append(first ? "" : ",");
                    first = false;
                    AppendText(json, name);
                    json.Append(':');
                    Append(json, value);
                }

                json.Append('}');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendText(json, value.GetValue<string>());
                break;
            default:
                json.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                json.Append(c).Append(text[++i]);
                continue;
            }

            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => Escaped(c),
                _ when char.IsSurrogate(c) => Escaped(c),
                _ => c.ToString(),
            });
        }

        json.Append('"');
    }

    private static string Escaped(char c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
