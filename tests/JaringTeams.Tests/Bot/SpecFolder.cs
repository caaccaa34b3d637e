using System.Text.Json;

namespace Jaring.Tests.Bot;

/// <summary>The official specifications, where a folder beside or above the repository holds them; they are no part of the project.</summary>
internal static class SpecFolder
{
    /// <summary>The file, or null where the folder is absent.</summary>
    public static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

/// <summary>
/// Compares a body with a schema of an OpenAPI file: merges allOf, follows references, takes one fitting branch of anyOf, and flags names that the schema
/// does not know, which plain validators let pass.
/// </summary>
internal sealed class OpenApiCheck(string path)
{
    private readonly JsonElement root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    /// <summary>The body schema of an operation.</summary>
    public JsonElement Body(string route) => root.GetProperty("paths").GetProperty(route).GetProperty("post")
        .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    /// <summary>What does not fit, by path; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, string json) => [.. Compare(schema, JsonDocument.Parse(json).RootElement, "$")];

    private IEnumerable<string> Compare(JsonElement schema, JsonElement value, string at)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("anyOf", out var branches))
        {
            var tried = branches.EnumerateArray().Select(b => Compare(b, value, at).ToList()).ToList();
            return tried.Any(t => t.Count == 0) ? [] : tried.MinBy(t => t.Count)!;
        }

        var type = schema.TryGetProperty("type", out var t) ? t.GetString() : schema.TryGetProperty("allOf", out _) ? "object" : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => CompareObject(schema, value, at),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((v, i) => Compare(schema.GetProperty("items"), v, $"{at}[{i}]")),
            ("string", JsonValueKind.String) => CompareString(schema, value, at),
            ("number" or "integer", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) or (null, _) => [],
            _ => [$"{at}: {value.ValueKind} where {type ?? "one of the listed values"} belongs"],
        };
    }

    private IEnumerable<string> CompareObject(JsonElement schema, JsonElement value, string at)
    {
        var known = Properties(schema).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        return known.Count == 0
            ? []
            : value.EnumerateObject().Where(p => !p.Name.StartsWith('@')).SelectMany(p =>
                known.TryGetValue(p.Name, out var inner) ? Compare(inner, p.Value, $"{at}.{p.Name}") : [$"{at}.{p.Name}: unknown name"]);
    }

    private static IEnumerable<string> CompareString(JsonElement schema, JsonElement value, string at) =>
        schema.TryGetProperty("enum", out var allowed) && !schema.TryGetProperty("x-ms-enum", out _)
            && !allowed.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && a.ValueEquals(value.GetString()))
                ? [$"{at}: {value} is not among the listed values"]
                : [];

    private IEnumerable<JsonProperty> Properties(JsonElement schema)
    {
        schema = Resolve(schema);
        var inherited = schema.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().SelectMany(Properties) : [];
        return schema.TryGetProperty("properties", out var own) ? inherited.Concat(own.EnumerateObject()) : inherited;
    }

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Resolve(reference.GetString()!["#/".Length..].Split('/').Aggregate(root, (e, name) => e.GetProperty(name)))
        : schema;
}
