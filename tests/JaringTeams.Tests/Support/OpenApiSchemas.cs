using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Jaring.Tests.Support;

/// <summary>The schemas of one OpenAPI file, and the comparison of a value with one of them.</summary>
internal sealed class OpenApiSchemas(JsonElement root)
{
    private const string Prefix = "#/components/schemas/";

    public JsonElement Root => root;

    /// <summary>Follows references.</summary>
    public JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? Resolve(reference.GetString()!["#/".Length..].Split('/').Aggregate(root, (e, name) => e.GetProperty(name)))
        : element;

    /// <summary>Every place at which the value does not fit.</summary>
    public IEnumerable<string> Compare(JsonElement schema, JsonElement value, string at, string? name = null)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Compare(Resolve(schema), value, at, reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("allOf", out var parts) && parts.GetArrayLength() == 1 && !schema.TryGetProperty("properties", out _))
            return Compare(parts[0], value, at, name);
        if (schema.TryGetProperty("anyOf", out var branches))
            return CompareBranches(branches, value, at);
        if (value.ValueKind == JsonValueKind.Null)
            return IsNullable(schema) ? [] : [$"{at}: null is not allowed"];
        var type = schema.TryGetProperty("type", out var t) ? t.GetString() : schema.TryGetProperty("allOf", out _) ? "object" : null;
        return (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => CompareObject(schema, value, at, name),
            ("array", JsonValueKind.Array) => value.EnumerateArray().SelectMany((v, i) => Compare(schema.GetProperty("items"), v, $"{at}[{i}]")),
            ("string", JsonValueKind.String) => CompareString(schema, value.GetString()!, at),
            ("number" or "integer", JsonValueKind.Number) => CompareNumber(schema, type, value, at),
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            _ => [$"{at}: {value.ValueKind} where {type ?? "one of the listed values"} belongs"],
        };
    }

    /// <summary>A branch that lists nothing but null fits null alone, although it names no type.</summary>
    private IEnumerable<string> CompareBranches(JsonElement branches, JsonElement value, string at)
    {
        var wanted = branches.EnumerateArray().Where(b => IsNullBranch(b) == (value.ValueKind == JsonValueKind.Null)).ToList();
        if (wanted.Count == 0)
            wanted = [.. branches.EnumerateArray()];
        var tried = wanted.Select(b => value.ValueKind == JsonValueKind.Null && IsNullBranch(b) ? [] : Compare(b, value, at).ToList()).ToList();
        return tried.MinBy(faults => faults.Count)!;
    }

    private IEnumerable<string> CompareObject(JsonElement schema, JsonElement value, string at, string? name)
    {
        if (value.TryGetProperty("@odata.type", out var told) && Derived(name, told.GetString()!) is var derived)
        {
            if (derived is null)
                return [$"{at}: {told} is no {name}"];
            (schema, name) = (root.GetProperty("components").GetProperty("schemas").GetProperty(derived), derived);
        }
        var known = Properties(schema).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        if (known.Count == 0 || Divergences.IsOpen(name))
            return [];
        var missing = Required(schema).Where(r => r != "@odata.type" && !value.TryGetProperty(r, out _)).Select(r => $"{at}.{r}: missing");
        return missing.Concat(value.EnumerateObject().Where(p => !p.Name.Contains("@odata.", StringComparison.Ordinal)).SelectMany(p =>
            Divergences.IsKnownProperty(name, p) ? []
            : known.TryGetValue(p.Name, out var inner) ? Compare(inner, p.Value, $"{at}.{p.Name}")
            : [$"{at}.{p.Name}: unknown name"]));
    }

    private static IEnumerable<string> CompareString(JsonElement schema, string value, string at)
    {
        if (schema.TryGetProperty("enum", out var allowed) && !schema.TryGetProperty("x-ms-enum", out _) && !allowed.EnumerateArray().Any(a => a.ValueEquals(value)))
            yield return $"{at}: {value} is not among the listed values";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value, pattern.GetString()!))
            yield return $"{at}: {value} does not fit the pattern";
        if (schema.TryGetProperty("format", out var format) && format.ValueEquals("date-time")
            && !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return $"{at}: {value} is no time";
    }

    private static IEnumerable<string> CompareNumber(JsonElement schema, string type, JsonElement value, string at)
    {
        var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
        return (type == "integer" || format is "int32" or "int64") && !value.TryGetInt64(out _) ? [$"{at}: {value} is no whole number"]
            : format == "int32" && !value.TryGetInt32(out _) ? [$"{at}: {value} is too large"]
            : [];
    }

    private string? Derived(string? declared, string told)
    {
        var name = told.TrimStart('#');
        return name == declared || Ancestors(name).Contains(declared) ? name : null;
    }

    private IEnumerable<string?> Ancestors(string name) =>
        root.GetProperty("components").GetProperty("schemas").TryGetProperty(name, out var schema) && schema.TryGetProperty("allOf", out var parts)
            ? parts.EnumerateArray().Where(p => p.TryGetProperty("$ref", out _)).Select(p => p.GetProperty("$ref").GetString()![Prefix.Length..])
                .SelectMany(parent => Ancestors(parent).Prepend(parent))
            : [];

    private IEnumerable<JsonProperty> Properties(JsonElement schema) => Parts(schema).Where(p => p.TryGetProperty("properties", out _))
        .SelectMany(p => p.GetProperty("properties").EnumerateObject());

    private IEnumerable<string> Required(JsonElement schema) => Parts(schema).Where(p => p.TryGetProperty("required", out _))
        .SelectMany(p => p.GetProperty("required").EnumerateArray()).Select(r => r.GetString()!);

    /// <summary>The schema and all that it inherits, ancestors first.</summary>
    private IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        schema = Resolve(schema);
        return (schema.TryGetProperty("allOf", out var parts) ? parts.EnumerateArray().SelectMany(Parts) : []).Append(schema);
    }

    private static bool IsNullBranch(JsonElement branch) =>
        branch.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(a => a.ValueKind == JsonValueKind.Null);

    private static bool IsNullable(JsonElement schema) => schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean();
}
