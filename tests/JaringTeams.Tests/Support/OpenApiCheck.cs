using System.Globalization;
using System.Text.Json;
using Jaring.Tests.Support.Conformance;

namespace Jaring.Tests.Support;

/// <summary>
/// Compares calls and their answers with an OpenAPI file: path template, names in the query, status, bodies. It is stricter than a plain
/// validator: allOf is merged and every name that no merged schema knows is a fault, at any depth. What the real services do differently from
/// their descriptions is in <see cref="Divergences"/>.
/// </summary>
internal sealed class OpenApiCheck(string path)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];
    private readonly OpenApiSchemas schemas = new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    /// <summary>The body schema of an operation.</summary>
    public JsonElement Body(string route) => Content(schemas.Root.GetProperty("paths").GetProperty(route).GetProperty("post").GetProperty("requestBody"))!.Value;

    /// <summary>A schema by its name in the file.</summary>
    public JsonElement Schema(string name) => schemas.Root.GetProperty("components").GetProperty("schemas").GetProperty(name);

    /// <summary>What in a body does not fit, by path; empty when all does.</summary>
    public IReadOnlyList<string> Faults(JsonElement schema, string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return [.. schemas.Compare(schema, parsed.RootElement, "$")];
    }

    /// <summary>True when the description has this operation.</summary>
    public bool Knows(string method, string route) => Find(method, route) is not null;

    /// <summary>What does not fit in a call and its answer; empty when all does.</summary>
    public IReadOnlyList<string> Faults(Traffic call) =>
        Find(call.Method, call.Route) is not { } found
            ? [$"{call.Method} {call.Route}: no such operation"]
            : [.. RequestFaults(found, call), .. call.Answer is { } answer ? AnswerFaults(found, call.Status, answer) : []];

    /// <summary>A function without parameters may be called without its parentheses (OData 4.01, 4.3.1).</summary>
    private (JsonElement Path, JsonElement Operation, string Template)? Find(string method, string route)
    {
        var segments = route.Split('/');
        var fitting = schemas.Root.GetProperty("paths").EnumerateObject()
            .Select(p => (p.Value, Template: p.Name.Split('/')))
            .Where(p => p.Template.Length == segments.Length && p.Template.Zip(segments).All(s => s.First.StartsWith('{') ? s.Second.Length > 0 : s.First == s.Second || s.First == s.Second + "()"))
            .OrderBy(p => p.Template.Count(s => s.StartsWith('{')));
        foreach (var (item, template) in fitting)
            if (Methods.Contains(method.ToLowerInvariant()) && item.TryGetProperty(method.ToLowerInvariant(), out var operation))
                return (item, operation, string.Join('/', template));
        return null;
    }

    private IEnumerable<string> RequestFaults((JsonElement Path, JsonElement Operation, string Template) found, Traffic call)
    {
        if (call.IsRefused)
            yield break;
        var names = new[] { found.Path, found.Operation }.Where(e => e.TryGetProperty("parameters", out _))
            .SelectMany(e => e.GetProperty("parameters").EnumerateArray()).Select(schemas.Resolve)
            .Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()).ToHashSet();
        foreach (var name in call.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')[0]).Where(n => !names.Contains(n) && !Divergences.IsKnownQuery(found.Template, n)))
            yield return $"query: unknown name {name}";
        var schema = found.Operation.TryGetProperty("requestBody", out var described) ? Content(schemas.Resolve(described)) : null;
        foreach (var fault in (schema, call.Body) switch
        {
            (null, "") => [],
            (null, _) => ["request: a body where none belongs"],
            (_, "") => ["request: no body"],
            var (wanted, sent) => Faults(wanted.Value, sent).Select(f => $"request {f}"),
        })
            yield return fault;
    }

    private IEnumerable<string> AnswerFaults((JsonElement Path, JsonElement Operation, string Template) found, int status, string answer)
    {
        if (Divergences.IsKnownAnswer(found.Template, status, answer))
            return [];
        var answers = found.Operation.GetProperty("responses");
        string[] keys = [status.ToString(CultureInfo.InvariantCulture), $"{status / 100}XX", "default"];
        if (keys.FirstOrDefault(k => answers.TryGetProperty(k, out _)) is not { } key)
            return [$"answer: status {status} is not described"];
        var schema = Content(schemas.Resolve(answers.GetProperty(key)));
        return (schema, answer) switch
        {
            (null, "") => [],
            (null, _) => ["answer: a body where none belongs"],
            (_, "") => ["answer: no body"],
            var (wanted, given) => Faults(wanted.Value, given).Select(f => $"answer {f}"),
        };
    }

    private static JsonElement? Content(JsonElement described) =>
        described.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json) ? json.GetProperty("schema") : null;
}
