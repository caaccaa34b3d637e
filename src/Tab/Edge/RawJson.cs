using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Tab.Edge;

/// <summary>A piece of JSON that passes through as it is: sealed objects are kept and handed out verbatim.</summary>
/// <param name="Text">The JSON text.</param>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(string Text)
{
    /// <summary>Wraps stored texts for an answer.</summary>
    public static IReadOnlyList<RawJson> All(IEnumerable<string> texts) => [.. texts.Select(t => new RawJson(t))];
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new RawJson(value.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);
}
