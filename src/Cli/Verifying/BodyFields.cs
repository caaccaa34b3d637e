using System.Text.Json;

namespace Jaring.Cli.Verifying;

/// <summary>One thing that a body says, and where: "contact.hours", "consent[0]".</summary>
/// <param name="Path">Its place.</param>
/// <param name="Value">A plain value, a list of plain values, or one of <see cref="BodyFields.Whole"/>.</param>
internal sealed record BodyField(string Path, JsonElement Value);

/// <summary>Everything that a body says, each plain value by its path, so that nothing is left out for want of a word.</summary>
internal static class BodyFields
{
    /// <summary>Things that are told on one line each, alone or in a list.</summary>
    public static readonly IReadOnlySet<string> Whole = new HashSet<string>(StringComparer.Ordinal) { "consent", "att" };

    public static IEnumerable<BodyField> Of(JsonElement body) => Of(body, "", "");

    private static IEnumerable<BodyField> Of(JsonElement value, string path, string list)
    {
        var inner = value.ValueKind switch
        {
            _ when Whole.Contains(list) || (Whole.Contains(path) && value.ValueKind == JsonValueKind.Object) => [],
            JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Of(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}", "")),
            JsonValueKind.Array when Whole.Contains(path) || value.EnumerateArray().Any(e => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array) =>
                value.EnumerateArray().SelectMany((e, at) => Of(e, $"{path}[{at}]", path)),
            _ => [],
        };
        return inner.Any() ? inner : [new(path, value)];
    }
}
