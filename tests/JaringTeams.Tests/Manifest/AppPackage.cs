using System.Text.Json.Nodes;
using Jaring.Tests.Texts;

namespace Jaring.Tests.Manifest;

/// <summary>The sources of one app package, as <c>manifest/build.mjs</c> reads them.</summary>
internal sealed class AppPackage(string app)
{
    /// <summary>The template; placeholders such as <c>${STAFF_APP_ID}</c> stand inside its strings.</summary>
    public JsonNode Template { get; } = JsonNode.Parse(File.ReadAllText(Repository.At($"manifest/{app}/manifest.json")))!;

    /// <summary>What a person reads, with keys of the form <c>manifest.staticTabs[0].name</c>; English as in its file.</summary>
    public (TextFile Id, TextFile En) Texts()
    {
        var en = TextFile.Read($"manifest/{app}/en.json").Texts.Where(t => t.Key != "$schema").ToDictionary(t => t.Key, t => t.Value);
        var id = Strings(Template, "").Where(s => IsText(s.Path)).ToDictionary(s => s.Path, s => s.Value);
        return (new("id", Prefixed(id)), new("en", Prefixed(en)));
    }

    /// <summary>Entity ids of the tabs that have a page.</summary>
    public IEnumerable<string> Tabs() =>
        Template["staticTabs"]!.AsArray().Where(t => t!["contentUrl"] is not null).Select(t => t!["entityId"]!.GetValue<string>());

    private static bool IsText(string path) =>
        path.StartsWith("name.", StringComparison.Ordinal) || path.StartsWith("description.", StringComparison.Ordinal)
        || path.EndsWith("].name", StringComparison.Ordinal) && path.StartsWith("staticTabs", StringComparison.Ordinal)
        || path.EndsWith("].title", StringComparison.Ordinal) || path.EndsWith("].description", StringComparison.Ordinal)
        || path.EndsWith(".templateText", StringComparison.Ordinal);

    private static Dictionary<string, string> Prefixed(Dictionary<string, string> texts) => texts.ToDictionary(t => $"manifest.{t.Key}", t => t.Value);

    private static IEnumerable<(string Path, string Value)> Strings(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Strings(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Strings(item, $"{path}[{i}]")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };
}
