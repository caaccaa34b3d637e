using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Tests.Sandbox;

/// <summary>Calls Graph as the team's app does, and looks at what people see of it in Outlook.</summary>
internal sealed class GraphCaller(SandboxWorld world)
{
    public const string Mailbox = $"/graph/v1.0/users/{DemoOffice.Mailbox}";
    public const string Yoga = "yoga@tirtawana.example";
    public const string Sari = "sari@tirtawana.example";
    public const string Wening = "wening@tirtawana.example";
    private string? token;

    public async Task<Answer> CallAsync(string method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        token ??= await world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.GraphScope);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await world.Http.SendAsync(request);
        var told = answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), told);
    }

    /// <summary>An event in the mailbox, an hour long unless changed.</summary>
    public async Task<JsonNode> MakeAsync(Action<JsonObject>? change = null)
    {
        var body = Body("2027-01-12T09:00:00", "2027-01-12T10:00:00", Yoga, Sari);
        change?.Invoke(body);
        var answer = await CallAsync("POST", $"{Mailbox}/events", body);
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json;
    }

    public async Task<Answer> PatchAsync(JsonNode made, string change) => await CallAsync("PATCH", $"{Mailbox}/events/{made["id"]}", JsonNode.Parse(change));

    public static JsonObject Body(string start, string end, params string[] attendees) => new()
    {
        ["subject"] = "Sosialisasi",
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p>Susunan acara ada di tab.</p>" },
        ["start"] = At(start),
        ["end"] = At(end),
        ["isOnlineMeeting"] = true,
        ["attendees"] = Guests(attendees),
    };

    public static JsonObject At(string local, string zone = "Asia/Jakarta") => new() { ["dateTime"] = local, ["timeZone"] = zone };

    public static JsonArray Guests(params string[] attendees) => [.. attendees.Select(a => new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = a } })];

    /// <summary>Somebody answers an invitation, perhaps with another time.</summary>
    public async Task<int> ReplyAsync(string who, JsonNode made, string response, bool proposes = false)
    {
        var reply = new JsonObject { ["response"] = response };
        if (proposes)
            reply["proposed"] = new JsonObject { ["start"] = At("2027-01-12T13:00:00"), ["end"] = At("2027-01-12T14:00:00") };
        return (await OutlookAsync("POST", $"calendar/{SandboxWorld.Person(who).Id}/{made["id"]}/reply", reply.ToJsonString())).Status;
    }

    /// <summary>What came to somebody's inbox about an event: kinds in order.</summary>
    public async Task<string> MailAsync(string who, JsonNode made) =>
        string.Join(' ', (await LettersAsync(who)).Where(l => (string?)l!["eventId"] == (string?)made["id"]).Select(l => (string?)l!["kind"]));

    public async Task<JsonArray> LettersAsync(string who) =>
        JsonNode.Parse(await world.Http.GetStringAsync(new Uri(world.App.Addresses.Page, $"sandbox/mail/{who}")))!["letters"]!.AsArray();

    /// <summary>Somebody does something in Outlook.</summary>
    public async Task<(int Status, string Text)> OutlookAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(world.App.Addresses.Page, $"sandbox/{path}"));
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await world.Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonNode Json => Text.StartsWith('{') ? JsonNode.Parse(Text)! : throw new InvalidOperationException($"{Status} {Text}");

        public string? Code => (string?)Json["error"]?["code"];

        public JsonArray Value => Json["value"]!.AsArray();
    }
}
