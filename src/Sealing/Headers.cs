using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// Headers of sealed objects: <c>{"v":"JT1","t":type,…}</c>, ASCII values, fields in a fixed order. They are public and authenticated;
/// a reader demands exactly the fields it expects, with the values it expects.
/// </summary>
internal static class Headers
{
    public const string Version = "JT1";

    /// <summary>In a template: any text may stand here (an id the reader cannot know).</summary>
    public static readonly object AnyText = new();

    public static byte[] Write(string type, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var header = new JsonObject { ["v"] = Version, ["t"] = type };
        foreach (var (name, value) in fields)
        {
            header[name] = Node(value);
        }

        return CanonicalJson.Write(header);
    }

    /// <summary>Version and type only; for tools that know no more.</summary>
    public static JsonObject Read(byte[] bytes, string type)
    {
        var header = CanonicalJson.Read(bytes);
        SealingException.Require(Matches(header["v"], Version), "header-v");
        SealingException.Require(Matches(header["t"], type), "header-t");
        return header;
    }

    public static JsonObject Read(byte[] bytes, string type, params ReadOnlySpan<(string Name, object? Value)> expected)
    {
        var header = Read(bytes, type);
        SealingException.Require(header.Count == expected.Length + 2, "fields");
        for (var i = 0; i < expected.Length; i++)
        {
            var (name, value) = header.GetAt(i + 2);
            SealingException.Require(name == expected[i].Name, "fields");
            SealingException.Require(Matches(value, expected[i].Value), "header-" + name);
        }

        return header;
    }

    private static bool Matches(JsonNode? actual, object? expected) => ReferenceEquals(expected, AnyText)
        ? actual is JsonValue value && value.TryGetValue<string>(out _)
        : CanonicalJson.Write(actual).AsSpan().SequenceEqual(CanonicalJson.Write(Node(expected)));

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        JsonNode node => node.DeepClone(),
        _ => throw new ArgumentException("A header holds texts, whole numbers and objects.", nameof(value)),
    };
}
