using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>Each row of teams.md §3.4 happens because of what people, administrators or the bot did, without any planted fault.</summary>
public sealed class ConnectorErrorTests : IClassFixture<TimelessSandbox>, IAsyncLifetime
{
    private static readonly Person Sari = SandboxWorld.Person("Sari");
    private static readonly string Chat = $"/connector/v3/conversations/{Uri.EscapeDataString(Sari.ConversationId)}";
    private readonly TimelessSandbox world;
    private string token = "";

    public ConnectorErrorTests(TimelessSandbox world) => this.world = world;

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    public async Task InitializeAsync()
    {
        world.Manual.Advance(TimeSpan.FromSeconds(61));
        Chats.Of(Sari).TryInstall(true);
        token = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.BotScope);
    }

    public Task DisposeAsync()
    {
        Chats.Tenant = new TenantState();
        Chats.Of(Sari).State = new ConversationState();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("blocked", 403, "ConversationBlockedByUser")]
    [InlineData("ownersOnly", 403, "NotEnoughPermissions")]
    [InlineData("changing", 412, "PreconditionFailed")]
    [InlineData("deleted", 404, "ConversationNotFound")]
    public async Task State_Of_A_Conversation_Shows_On_Every_Write_And_Ends(string state, int status, string code)
    {
        var message = (await SendAsync()).Json["id"]!;
        await ControlAsync($"threads/state?id={Uri.EscapeDataString(Sari.ConversationId)}", new JsonObject { [state] = true });
        foreach (var (method, path) in new[] { ("POST", $"{Chat}/activities"), ("POST", $"{Chat}/activities/{message}"), ("PUT", $"{Chat}/activities/{message}"), ("DELETE", $"{Chat}/activities/{message}") })
        {
            var answer = await world.CallAsync(token, method, path, method == "DELETE" ? null : Message());
            Assert.Equal((status, code), (answer.Status, answer.Code));
        }
        Assert.Equal((status, code), (await OpenAsync()) is var opened ? (opened.Status, opened.Code!) : default);
        Assert.Equal(state == "deleted" ? 404 : 200, (await world.CallAsync(token, "GET", $"{Chat}/pagedmembers")).Status);

        await ControlAsync($"threads/state?id={Uri.EscapeDataString(Sari.ConversationId)}", []);
        Assert.Equal(201, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Blocked_Writes_Look_Different_From_All_Other_Errors()
    {
        await ControlAsync($"threads/state?id={Uri.EscapeDataString(Sari.ConversationId)}", new JsonObject { ["writesBlocked"] = true });
        var answer = await SendAsync();
        Assert.Equal((403, 209), (answer.Status, (int)answer.Json["errorCode"]!));
        Assert.Equal("MessageWritesBlocked", (string?)JsonNode.Parse((string)answer.Json["message"]!)!["subCode"]);
    }

    [Theory]
    [InlineData("""{"registered":false}""", 401, "BotNotRegistered")]
    [InlineData("""{"disabledByAdmin":true}""", 403, "BotDisabledByAdmin")]
    [InlineData("""{"governmentCloud":true}""", 403, "InvalidBotApiHost")]
    [InlineData("""{"outage":500}""", 500, "ServiceError")]
    public async Task State_Of_The_Tenant_Shows_Everywhere_And_Ends(string state, int status, string code)
    {
        await ControlAsync("tenant", JsonNode.Parse(state)!.AsObject());
        foreach (var (method, path) in new[] { ("POST", $"{Chat}/activities"), ("PUT", $"{Chat}/activities/1"), ("GET", $"{Chat}/members"), ("GET", "/connector/v3/teams/x") })
        {
            var answer = await world.CallAsync(token, method, path, method == "GET" ? null : Message());
            Assert.Equal((status, code), (answer.Status, answer.Code));
        }
        var opened = await OpenAsync();
        Assert.Equal((status, code), (opened.Status, opened.Code));
        await ControlAsync("tenant", []);
        Assert.Equal(201, (await SendAsync()).Status);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Outage_Speaks_Html_Until_It_Is_Over(int status)
    {
        await ControlAsync("tenant", new JsonObject { ["outage"] = status });
        for (var n = 0; n < 3; n++)
            Assert.Equal((status, "text/html"), (await SendAsync()) is var answer ? (answer.Status, answer.Type) : default);
        await ControlAsync("tenant", []);
        Assert.Equal(201, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Removed_App_Is_No_Longer_In_The_Roster_Nor_Can_A_Chat_Be_Opened()
    {
        await world.App.Cloud.GetRequiredService<BotChannel>().UninstallAsync(Sari, default);
        var sent = await SendAsync();
        Assert.Equal((403, "BotNotInConversationRoster"), (sent.Status, sent.Code));
        var opened = await OpenAsync();
        Assert.Equal((403, "ForbiddenOperationException"), (opened.Status, opened.Code));
    }

    [Fact]
    public async Task Token_Ends_After_An_Hour()
    {
        Assert.Equal(201, (await SendAsync()).Status);
        world.Manual.Advance(TimeSpan.FromMinutes(60));
        var late = await SendAsync();
        Assert.Equal((401, "BotNotRegistered"), (late.Status, late.Code));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"x","text":"y"}""")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("\"halo\"")]
    public async Task Malformed_Body_Is_A_Bad_Request(string body)
    {
        foreach (var (method, path) in new[] { ("POST", $"{Chat}/activities"), ("PUT", $"{Chat}/activities/1"), ("POST", "/connector/v3/conversations") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Content = new StringContent(body) };
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await world.Http.SendAsync(request);
            Assert.Equal((400, "BadSyntax"), ((int)answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["code"]));
        }
    }

    [Theory]
    [InlineData("bot", "\"28:x\"", "BadSyntax")]
    [InlineData("bot", "{\"id\":\"28:somebody-else\"}", "BadArgument")]
    [InlineData("members", "{}", "BadSyntax")]
    [InlineData("members", "[{\"id\":\"29:a\"},{\"id\":\"29:b\"}]", "BadSyntax")]
    [InlineData("members", "[{\"id\":\"sari@tirtawana.example\"}]", "BadArgument")]
    [InlineData("members", "[7]", "BadArgument")]
    [InlineData("isGroup", "\"no\"", "BadSyntax")]
    [InlineData("isGroup", "true", "BadSyntax")]
    [InlineData("channelData", "[]", "BadSyntax")]
    [InlineData("activity", "{\"type\":\"event\"}", "BadSyntax")]
    public async Task New_Chat_With_A_Wrong_Parameter_Is_A_Bad_Request(string name, string value, string code)
    {
        var answer = await OpenAsync(p => p[name] = JsonNode.Parse(value));
        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Size_Is_Counted_In_Utf_16_To_The_Last_Byte()
    {
        var empty = Message("").ToJsonString().Length;
        Assert.Equal(201, (await SendAsync(new string('a', 51_200 - empty))).Status);
        var answer = await SendAsync(new string('a', 51_201 - empty));
        Assert.Equal((413, "text/html"), (answer.Status, answer.Type));
        Assert.StartsWith("<html>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_First_Call_Of_The_App_In_A_Second_Is_Told_When_To_Come_Back()
    {
        for (var n = 0; n < 50; n++)
            Assert.NotEqual(429, (await world.CallAsync(token, "DELETE", $"{Chat}/activities/{n}")).Status);
        var answer = await world.CallAsync(token, "DELETE", $"{Chat}/activities/50");
        Assert.Equal((429, "Throttled", "1"), (answer.Status, answer.Code, answer.RetryAfter));
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(404, (await world.CallAsync(token, "DELETE", $"{Chat}/activities/50")).Status);
    }

    [Fact]
    public async Task Thread_That_Is_Full_Says_So_Without_A_Time()
    {
        for (var n = 0; n < 7; n++)
            Assert.Equal(201, (await SendAsync()).Status);
        Assert.Equal((429, null), (await SendAsync()) is var answer ? (answer.Status, answer.RetryAfter) : default);
        for (var n = 0; n < 7; n++)
            Assert.Equal(201, (await OpenAsync()).Status);
        Assert.Equal(429, (await OpenAsync()).Status);
    }

    private static JsonObject Message(string text = "halo") => new() { ["type"] = "message", ["text"] = text };

    private Task<SandboxWorld.Answer> SendAsync(string text = "halo") => world.CallAsync(token, "POST", $"{Chat}/activities", Message(text));

    private Task<SandboxWorld.Answer> OpenAsync(Action<JsonObject>? change = null)
    {
        var parameters = new JsonObject
        {
            ["bot"] = new JsonObject { ["id"] = $"28:{DemoOffice.StaffApp.ClientId}" },
            ["members"] = new JsonArray(new JsonObject { ["id"] = Sari.Id }),
            ["tenantId"] = DemoOffice.TenantId,
            ["isGroup"] = false,
        };
        change?.Invoke(parameters);
        return world.CallAsync(token, "POST", "/teams/v3/conversations", parameters);
    }

    private async Task ControlAsync(string path, JsonObject state)
    {
        using var answer = await world.Http.PutAsync($"/sandbox/{path}", new StringContent(state.ToJsonString(), null, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
