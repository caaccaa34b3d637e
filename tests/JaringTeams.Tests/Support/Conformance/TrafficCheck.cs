using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Tests.Support.Conformance;

/// <summary>Compares calls with the official descriptions of Graph, the Bot Connector, activities and cards.</summary>
/// <param name="folder">Where specs are.</param>
internal sealed class TrafficCheck(string folder)
{
    /// <summary>The files that it needs; the first is looked for.</summary>
    public const string Graph = "graph-v1.0-subset.openapi.json";

    private readonly OpenApiCheck graph = new(Path.Combine(folder, Graph));
    private readonly OpenApiCheck connector = new(Path.Combine(folder, "bot-connector.openapi.json"));
    private readonly OpenApiCheck activities = new(Path.Combine(folder, "activity-protocol.openapi.json"));
    private readonly CardCheck cards = new(Path.Combine(folder, "adaptive-card-1.5.schema.json"));
    private int counted;

    /// <summary>How many cards were compared.</summary>
    public int Cards => counted;

    /// <summary>True when a description knows the operation.</summary>
    public bool Describes(string service, string method, string route) => (service == "graph" ? graph : connector).Knows(method, route);

    /// <summary>What does not fit; empty when all does.</summary>
    public IReadOnlyList<string> Faults(Traffic call)
    {
        try
        {
            return Compare(call);
        }
        catch (JsonException)
        {
            return ["request or answer: no JSON"];
        }
    }

    private IReadOnlyList<string> Compare(Traffic call) => call switch
    {
        { Service: "entra" } => [.. EntraCheck.Faults(call)],
        { Service: "bot" } => activities.Faults(activities.Schema("Activity"), call.Body),
        { Service: "graph", Route: "/$batch" } => [.. Parts(call).SelectMany(Faults)],
        { Service: "graph" } => Described(graph, call),
        _ => [.. Described(connector, call), .. CardFaults(call)],
    };

    private static IReadOnlyList<string> Described(OpenApiCheck check, Traffic call) =>
        check.Knows(call.Method, call.Route) ? check.Faults(call)
        : Undescribed.Knows(call) || call.IsRefused ? []
        : [$"{call.Method} {call.Route}: no such operation, and not on the reviewed list"];

    private IReadOnlyList<string> CardFaults(Traffic call)
    {
        if (call.Body.Length == 0 || call.IsRefused)
            return [];
        var (found, faults) = cards.Compare(call.Body);
        Interlocked.Add(ref counted, found);
        return faults;
    }

    /// <summary>The calls inside a batch, each with its own answer.</summary>
    private static IEnumerable<Traffic> Parts(Traffic batch)
    {
        if (batch.IsRefused || JsonNode.Parse(batch.Body)?["requests"] is not JsonArray requests)
            yield break;
        var answers = batch.Answer is null ? null : JsonNode.Parse(batch.Answer)?["responses"] as JsonArray;
        foreach (var part in requests.OfType<JsonObject>())
        {
            var answer = answers?.FirstOrDefault(a => (string?)a!["id"] == (string?)part["id"]);
            var url = ((string?)part["url"] ?? "").Split('?', 2);
            yield return new(
                "graph", (string?)part["method"] ?? "", url[0], url.Length > 1 ? $"?{Uri.UnescapeDataString(url[1])}" : "", part["body"]?.ToJsonString() ?? "",
                (int?)answer?["status"] ?? 0, answer is null ? null : answer["body"]?.ToJsonString() ?? "");
        }
    }
}
