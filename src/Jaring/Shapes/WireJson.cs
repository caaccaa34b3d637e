using System.Text.Json;

namespace Jaring.Shapes;

/// <summary>
/// How we read JSON from outside: exact names, no unknown and no repeated field, no missing one, no null where none belongs, shallow.
/// What we do not understand, we refuse.
/// </summary>
public static class WireJson
{
    /// <summary>The deepest body is a report: envelope, sealed, list, wrap.</summary>
    public const int MaxDepth = 8;

    /// <summary>For reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            MaxDepth = MaxDepth,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
