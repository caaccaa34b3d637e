using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Jaring.Tests.Support.Conformance;

/// <summary>Compares every Adaptive Card in an activity with the schema of version 1.5. The same card is compared once.</summary>
internal sealed class CardCheck(string path)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private readonly Lazy<JsonSchema> schema = new(() => Load(path));
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> known = new();

    /// <summary>What does not fit, by place in the activity; and how many cards there were.</summary>
    public (int Cards, IReadOnlyList<string> Faults) Compare(string activity)
    {
        using var parsed = JsonDocument.Parse(activity);
        if (parsed.RootElement.ValueKind != JsonValueKind.Object
            || !parsed.RootElement.TryGetProperty("attachments", out var list) || list.ValueKind != JsonValueKind.Array)
            return (0, []);
        var cards = list.EnumerateArray().Where(IsCard).Select(a => a.GetProperty("content").GetRawText()).ToList();
        return (cards.Count, [.. cards.SelectMany(card => known.GetOrAdd(card, CompareCard))]);
    }

    private static bool IsCard(JsonElement attachment) => attachment.ValueKind == JsonValueKind.Object
        && attachment.TryGetProperty("contentType", out var type) && type.ValueEquals(CardType) && attachment.TryGetProperty("content", out _);

    /// <summary>"msteams" is Teams' own and not in the schema (known divergence "msteams").</summary>
    private IReadOnlyList<string> CompareCard(string card)
    {
        var stripped = JsonNode.Parse(card)!;
        (stripped as JsonObject)?.Remove("msteams");
        var version = (string?)stripped["version"];
        var faults = schema.Value.Validate(stripped.ToJsonString()).Select(f => $"card {f.Path}: {f.Kind}").Take(3).ToList();
        return version is "1.5" or "1.4" or "1.3" or "1.2" or "1.1" or "1.0" ? faults : [.. faults, $"card version: {version}"];
    }

    /// <summary>NJsonSchema reads the draft's "id" as a base address and looks for the network; the schema's meaning does not need it.</summary>
    private static JsonSchema Load(string path)
    {
        var text = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        text.Remove("id");
        return JsonSchema.FromJsonAsync(text.ToJsonString()).GetAwaiter().GetResult();
    }
}
