using System.Text.Json;
using Jaring.Tests.Support;
using Jaring.Tests.Support.Conformance;

namespace Jaring.Tests.Sandbox;

/// <summary>The check of the official descriptions finds what is planted, and lets pass what the real services do.</summary>
public sealed class PlantedFaultsTests
{
    private const string Events = "/users/jaring@tirtawana.example/events";

    private const string Good = """
        {"@odata.type":"#microsoft.graph.event","subject":"x","location":null,"reminderMinutesBeforeStart":15,"createdDateTime":"2026-11-21T13:00:00Z",
         "body":{"contentType":"html","content":"x"},"start":{"dateTime":"2027-01-12T09:00:00","timeZone":"Asia/Jakarta"},
         "attendees":[{"@odata.type":"#microsoft.graph.attendee","type":"required","emailAddress":{"address":"a@b.example"}}]}
        """;

    public static TheoryData<string, string, string> GraphFaults() => new()
    {
        { "\"subject\"", "\"subjekt\"", "unknown name" },
        { "\"subject\"", "\"Subject\"", "unknown name" },
        { "\"contentType\"", "\"contentTpe\"", "$.body.contentTpe: unknown name" },
        { "\"html\"", "\"markdown\"", "not among the listed values" },
        { "\"address\"", "\"adress\"", "$.attendees[0].emailAddress.adress: unknown name" },
        { "\"subject\":\"x\"", "\"subject\":7", "$.subject: Number where string belongs" },
        { ":15", ":15.5", "no whole number" },
        { ":15", ":3000000000", "too large" },
        { "13:00:00Z", "13:00:00", "does not fit the pattern" },
        { "\"type\":\"required\"", "\"type\":[\"required\"]", "Array where string belongs" },
        { "\"subject\":\"x\"", "\"attendees\":null", "null is not allowed" },
        { "microsoft.graph.event", "microsoft.graph.message", "is no microsoft.graph.event" },
        { "\"start\":{", "\"start\":[{},{", "belongs" },
    };

    [SpecTheory]
    [MemberData(nameof(GraphFaults))]
    public void Planted_In_A_Graph_Body(string good, string bad, string fault)
    {
        var check = Specs.Of("graph-v1.0-subset.openapi.json");
        var schema = check.Schema("microsoft.graph.event");
        var reference = JsonDocument.Parse("""{"$ref":"#/components/schemas/microsoft.graph.event"}""").RootElement;
        Assert.Empty(check.Faults(reference, Good));
        Assert.Equal(JsonValueKind.Object, schema.ValueKind);
        var planted = Good.Replace(good, bad, StringComparison.Ordinal);
        if (bad.Contains('['))
            planted = planted.Replace("\"Asia/Jakarta\"}", bad.Contains("{}") ? "\"Asia/Jakarta\"}]" : "\"Asia/Jakarta\"}", StringComparison.Ordinal);
        Assert.Contains(check.Faults(reference, planted), f => f.Contains(fault, StringComparison.Ordinal));
    }

    [SpecTheory]
    [InlineData("GET", "/users/x/evnts", "", "", 200, "{}", "no such operation")]
    [InlineData("PUT", Events, "", "{}", 200, "{}", "no such operation")]
    [InlineData("GET", Events, "?$selct=id", "", 200, """{"value":[]}""", "unknown name $selct")]
    [InlineData("GET", $"{Events}/x", "", "{}", 200, """{"id":"x"}""", "a body where none belongs")]
    [InlineData("POST", Events, "", "", 201, """{"id":"x"}""", "request: no body")]
    [InlineData("GET", $"{Events}/x", "", "", 200, "", "answer: no body")]
    [InlineData("GET", $"{Events}/x", "", "", 404, """{"error":{"code":"x"}}""", "message: missing")]
    [InlineData("GET", $"{Events}/x", "", "", 404, """{"fehler":{}}""", "error: missing")]
    [InlineData("GET", $"{Events}/x", "", "", 302, "", "status 302 is not described")]
    [InlineData("DELETE", $"{Events}/x", "", "", 204, "{}", "a body where none belongs")]
    [InlineData("POST", $"{Events}/x/cancel", "", """{"coment":"x"}""", 202, "", "unknown name")]
    public void Planted_In_A_Graph_Call(string method, string route, string query, string body, int status, string answer, string fault)
    {
        var call = new Traffic("graph", method, route, query, body, status, answer);
        Assert.Contains(Specs.Of("graph-v1.0-subset.openapi.json").Faults(call), f => f.Contains(fault, StringComparison.Ordinal));
    }

    [SpecTheory]
    [InlineData("POST", $"{Events}/x/cancel", """{"Comment":"x"}""", 202, "")]
    [InlineData("GET", $"{Events}/x", "", 502, "<html></html>")]
    [InlineData("GET", $"{Events}/x", "", 429, """{"error":{"code":"a","message":"b"}}""")]
    [InlineData("GET", $"{Events}/x", "", 429, """{"error":{"code":"a","message":"b","innerError":{"date":"2026-12-01T09:00:00","status":"429","innerError":{}}}}""")]
    public void Known_Divergence_Passes(string method, string route, string body, int status, string answer)
    {
        Assert.Empty(Specs.Of("graph-v1.0-subset.openapi.json").Faults(new Traffic("graph", method, route, "", body, status, answer)));
    }

    [SpecTheory]
    [InlineData("""{"type":"message","summry":"x"}""")]
    [InlineData("""{"type":"message","text":1}""")]
    [InlineData("""{"type":"message","from":{"id":"x","rolle":"bot"}}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a","content":5}]}""")]
    [InlineData("""{"type":"message","timestamp":"gestern"}""")]
    [InlineData("""{"type":"message","textFormat":{}}""")]
    public void Planted_In_An_Activity(string activity)
    {
        var check = Specs.Of("bot-connector.openapi.json");
        Assert.NotEmpty(check.Faults(Sent(activity)));
        Assert.Empty(check.Faults(Sent("""{"type":"message","text":"x","textFormat":"plain","entities":[{"type":"clientInfo","country":"ID"}],"from":{"id":"x","role":"bot"}}""")));

        static Traffic Sent(string body) => new("connector", "POST", "/v3/conversations/a:1/activities", "", body, 201, """{"id":"1"}""");
    }

    [SpecFact]
    public void Every_Known_Divergence_Was_Considered()
    {
        var file = JsonDocument.Parse(File.ReadAllText(SpecFolder.Find("known-divergences.json")!)).RootElement;
        var ids = new[] { "graph", "bot" }.SelectMany(part => file.GetProperty(part).EnumerateArray()).Select(d => d.GetProperty("id").GetString()!);
        Assert.Empty(ids.Except(Divergences.Considered));
    }
}
