using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;

namespace Jaring.Tests.Outreach;

/// <summary>What a member asks the sessions API, and how its answers are read.</summary>
internal static class SessionRequests
{
    public static JsonObject Plan(string key = "AAAAAAAAAAAAAAAAAAAAAA") => new()
    {
        ["submitKey"] = key,
        ["kind"] = "training",
        ["title"] = "Sosialisasi: ruang kerja yang saling menghormati",
        ["startsAt"] = "2026-12-01T09:00",
        ["endsAt"] = "2026-12-01T11:00",
        ["place"] = null,
        ["online"] = true,
        ["moderator"] = "Laras Kinanti",
        ["speakers"] = new JsonArray(Speaker("Nurul Hasanah")),
        ["attendees"] = new JsonArray("yoga@tirtawana.example", "sari@tirtawana.example"),
        ["agenda"] = new JsonArray(Item(10, "Pembukaan"), Item(60, "Materi"), Item(50, "Tanya jawab")),
    };

    public static JsonObject Speaker(string name, string from = "", bool outside = false) => new() { ["name"] = name, ["from"] = from, ["outside"] = outside };

    public static JsonObject Item(int minutes, string title) => new() { ["minutes"] = minutes, ["title"] = title };

    public static async Task<JsonNode> PlannedAsync(TeamApp app, JsonObject plan) => await JsonAsync(await app.PostAsync(app.Members[0], "sessions", plan), HttpStatusCode.Created);

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<List<JsonNode>> AllAsync(TeamApp app) =>
        [.. (await app.As(app.Members[2]).GetFromJsonAsync<JsonNode>("/tirtawana/api/sessions"))!["sessions"]!.AsArray().Select(s => s!)];

    public static async Task<JsonNode> OnlyAsync(TeamApp app) => Assert.Single(await AllAsync(app));

    public static (string State, string? Fault) State(JsonNode session) => ((string)session["state"]!, (string?)session["fault"]);

    public static IEnumerable<string> Codes(JsonNode problem) => problem["faults"]!.AsArray().Select(f => (string)f!["code"]!);
}
