using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>
/// All that a server can see of something sealed: names, order and lengths of fields. Every text becomes its length and every number
/// 0; headers are decoded first. Equal for all reports of one step, dual or not, named or not, real or drill.
/// </summary>
public static class SealedShape
{
    /// <summary>The shape as canonical JSON.</summary>
    /// <exception cref="SealingException">json, base64url: a header that is none</exception>
    public static string Of(JsonNode wire) => Bytes.Text(CanonicalJson.Write(Shape(wire, "", isObject: false)));

    /// <summary>The shape of a sealed report.</summary>
    public static string Of(Sealed report) => Of(JsonNode.Parse(report.Write())!);

    private static JsonNode Shape(JsonNode? node, string name, bool isObject) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => Shape(item, "", isObject: false))]),
        JsonObject fields => new JsonObject(fields.Select(field =>
            KeyValuePair.Create(field.Key, (JsonNode?)Shape(field.Value, field.Key, fields.ContainsKey("c"))))),
        JsonValue value when value.TryGetValue<string>(out var text) => name == "kh" || (name == "h" && isObject)
            ? Shape(CanonicalJson.Read(Base64Url.Decode(text)), "", isObject: false)
            : JsonValue.Create(text.Length),
        _ => JsonValue.Create(0),
    };
}
