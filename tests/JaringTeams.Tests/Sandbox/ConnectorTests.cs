using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend Bot Connector, as a bot meets it (teams.md §1.3, §3.4, §3.6).</summary>
public sealed class ConnectorTests : IClassFixture<TimelessSandbox>, IAsyncLifetime
{
    private static readonly Person Yoga = SandboxWorld.Person("Yoga");
    private static readonly Person Absent = SandboxWorld.Person("Dimas");
    private static readonly string Chat = $"/connector/v3/conversations/{Uri.EscapeDataString(Yoga.ConversationId)}";
    private readonly TimelessSandbox world;
    private string token = "";

    public ConnectorTests(TimelessSandbox world) => this.world = world;

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    public async Task InitializeAsync()
    {
        world.Manual.Advance(TimeSpan.FromSeconds(31));
        Chats.Of(Yoga).TryInstall(true);
        token = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.BotScope);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, string> Endpoints() => new()
    {
        { "POST", "/connector/v3/conversations" }, { "POST", $"{Chat}/activities" }, { "POST", $"{Chat}/activities/1" }, { "PUT", $"{Chat}/activities/1" },
        { "DELETE", $"{Chat}/activities/1" }, { "GET", $"{Chat}/members" }, { "GET", $"{Chat}/members/1" }, { "GET", $"{Chat}/pagedmembers" },
        { "GET", $"{Chat}/activities/1/members" }, { "POST", "/teams/v3/conversations" },
        { "GET", "/connector/v3/teams/1" }, { "GET", "/connector/v3/teams/1/conversations" }, { "GET", "/connector/api/usertoken/GetToken" }, { "POST", "/connector/v3/batch/x" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Nobody_Passes_Without_The_Bots_Own_Token(string method, string path)
    {
        var otherApp = await world.TokenAsync(DemoOffice.TeamApp, SandboxWorld.BotScope);
        var forGraph = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.GraphScope);
        var tampered = token[..^8] + "AAAAAAAA";
        foreach (var wrong in new[] { "", "no.token.here", otherApp, forGraph, tampered })
        {
            var answer = await world.CallAsync(wrong, method, path);
            Assert.Equal((401, "BotNotRegistered"), (answer.Status, answer.Code));
        }
    }

    [Theory]
    [InlineData("POST", "activities")]
    [InlineData("POST", "activities/1")]
    [InlineData("PUT", "activities/1")]
    [InlineData("DELETE", "activities/1")]
    [InlineData("GET", "members")]
    [InlineData("GET", "pagedmembers")]
    [InlineData("GET", "members/1")]
    public async Task Unknown_Conversation_Is_404_And_One_Without_The_App_403(string method, string rest)
    {
        var unknown = await world.CallAsync(token, method, $"/connector/v3/conversations/a%3Anobody/{rest}", Message());
        Assert.Equal((404, "ConversationNotFound"), (unknown.Status, unknown.Code));
        Chats.Of(Absent);
        var absent = await world.CallAsync(token, method, $"/connector/v3/conversations/{Uri.EscapeDataString(Absent.ConversationId)}/{rest}", Message());
        Assert.Equal((403, "BotNotInConversationRoster"), (absent.Status, absent.Code));
    }

    [Fact]
    public async Task Message_Is_Kept_And_Answered_With_Its_Id()
    {
        var sent = await SendAsync(Message("halo"));
        Assert.Equal(201, sent.Status);
        Assert.Equal("halo", (string?)Chats.Of(Yoga).Messages.Single(m => m.Id == (string?)sent.Json["id"]).Activity["text"]);
        Assert.Equal(201, (await world.CallAsync(token, "POST", $"{Chat}/activities/{sent.Json["id"]}", Message("jawaban"))).Status);
    }

    [Fact]
    public async Task Reply_To_What_Nobody_Said_Is_Refused_By_Path_And_By_Field()
    {
        var byPath = await world.CallAsync(token, "POST", $"{Chat}/activities/404404", Message());
        var byField = await SendAsync(Message("x", m => m["replyToId"] = "404404"));
        Assert.All([byPath, byField], a => Assert.Equal((400, "BadArgument"), (a.Status, a.Code)));
    }

    [Fact]
    public async Task Installation_May_Be_Answered_Too()
    {
        var person = SandboxWorld.Person("Ratna");
        await world.App.Cloud.GetRequiredService<BotChannel>().InstallAsync(person, default);
        var installation = JsonNode.Parse(world.Records.All.Last(r => r.Service == "bot" && r.Body.Contains(person.Id)).Body)!["id"]!;
        world.Manual.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(201, (await world.CallAsync(token, "POST", $"/connector/v3/conversations/{person.ConversationId}/activities/{installation}", Message())).Status);
    }

    [Fact]
    public async Task Foreign_Service_Url_In_A_Reply_Changes_Nothing()
    {
        Assert.Equal(201, (await SendAsync(Message("x", m => m["serviceUrl"] = "https://elsewhere.example/"))).Status);
        await world.App.Cloud.GetRequiredService<BotChannel>().SayAsync(Yoga, "lagi", default);
        var next = JsonNode.Parse(world.Records.All.Last(r => r.Service == "bot").Body)!;
        Assert.Equal(world.App.Addresses.Connector.ToString(), (string?)next["serviceUrl"]);
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"","attachments":[]}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":["message"],"text":"x"}""")]
    [InlineData("""{"type":"Message","text":"x"}""")]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b"}]}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"a/b","content":{},"contentUrl":"https://x.example"}]}""")]
    [InlineData("""{"type":"message","text":"x","from":"28:bot"}""")]
    [InlineData("[]")]
    public async Task What_Cannot_Be_Shown_Is_A_Bad_Request(string body)
    {
        var answer = await SendAsync(JsonNode.Parse(body)!);
        Assert.Equal((400, "BadSyntax"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task More_Than_100_KB_Meets_The_Gateway_Which_Speaks_Html()
    {
        Assert.Equal(201, (await SendAsync(Message(new string('a', 50_000)))).Status);
        var answer = await SendAsync(Message(new string('a', 52_000)));
        Assert.Equal((413, "text/html"), (answer.Status, answer.Type));
    }

    [Fact]
    public async Task Typing_Is_202_And_Leaves_Nothing()
    {
        var before = Chats.Of(Yoga).Copies.Count;
        var answer = await SendAsync(new JsonObject { ["type"] = "typing" });
        Assert.Equal((202, "", before), (answer.Status, answer.Text, Chats.Of(Yoga).Copies.Count));
    }

    [Fact]
    public async Task Bot_Changes_And_Deletes_Its_Own_Message_And_The_Copies_Stay()
    {
        var id = (await SendAsync(Message("dulu"))).Json["id"]!;
        Assert.Equal(200, (await world.CallAsync(token, "PUT", $"{Chat}/activities/{id}", Message("baru"))).Status);
        Assert.Equal("baru", (string?)Chats.Of(Yoga).Messages.Single(m => m.Id == $"{id}").Activity["text"]);
        Assert.Equal(200, (await world.CallAsync(token, "DELETE", $"{Chat}/activities/{id}")).Status);
        Assert.DoesNotContain(Chats.Of(Yoga).Messages, m => m.Id == $"{id}");
        Assert.Equal(["dulu", "baru"], Chats.Of(Yoga).Copies.Where(m => m.Id == $"{id}").Select(m => (string?)m.Activity["text"]));
        foreach (var method in new[] { "PUT", "DELETE" })
        {
            var gone = await world.CallAsync(token, method, $"{Chat}/activities/{id}", Message());
            Assert.Equal((404, "ActivityNotFoundInConversation"), (gone.Status, gone.Code));
        }
        Assert.Equal(400, (await world.CallAsync(token, "PUT", $"{Chat}/activities/{id}", new JsonObject { ["type"] = "message" })).Status);
    }

    [Fact]
    public async Task Bot_Cannot_Touch_What_The_Person_Said_Nor_The_Person_What_The_Bot_Said()
    {
        var channel = world.App.Cloud.GetRequiredService<BotChannel>();
        var said = await channel.SayAsync(Yoga, "punya saya", default);
        foreach (var method in new[] { "PUT", "DELETE" })
            Assert.Equal(403, (await world.CallAsync(token, method, $"{Chat}/activities/{said.Id}", Message())).Status);
        world.Manual.Advance(TimeSpan.FromSeconds(31));
        var bots = (await SendAsync(Message())).Json["id"]!.ToString();
        Assert.False(await channel.DeleteAsync(Yoga, bots, default));
        Assert.True(await channel.DeleteAsync(Yoga, said.Id, default));
        Assert.Contains(Chats.Of(Yoga).Copies, m => m.Id == said.Id);
    }

    [Fact]
    public async Task Members_Are_The_One_Person_By_Every_Road()
    {
        var said = (await SendAsync(Message())).Json["id"]!;
        var lists = new[]
        {
            (await world.CallAsync(token, "GET", $"{Chat}/members")).Json[0],
            (await world.CallAsync(token, "GET", $"{Chat}/pagedmembers?pageSize=50")).Json["members"]![0],
            (await world.CallAsync(token, "GET", $"{Chat}/members/{Yoga.ChatId}")).Json,
            (await world.CallAsync(token, "GET", $"{Chat}/members/{Yoga.Id}")).Json,
            (await world.CallAsync(token, "GET", $"{Chat}/activities/{said}/members")).Json[0],
        };
        Assert.All(lists, m => Assert.Equal((Yoga.ChatId, Yoga.Id, Yoga.Name), ((string?)m!["id"], (string?)m["aadObjectId"], (string?)m["name"])));
        Assert.Null((await world.CallAsync(token, "GET", $"{Chat}/pagedmembers")).Json["continuationToken"]);
        Assert.Equal(404, (await world.CallAsync(token, "GET", $"{Chat}/members/{Absent.ChatId}")).Status);
        Assert.Equal(404, (await world.CallAsync(token, "GET", $"{Chat}/activities/404404/members")).Status);
    }

    [Fact]
    public async Task Chat_Is_Opened_Only_With_Somebody_Who_Has_The_App()
    {
        var opened = await OpenAsync(Yoga.Id);
        Assert.Equal((201, Yoga.ConversationId), (opened.Status, (string?)opened.Json["id"]));
        Assert.Equal(201, (await OpenAsync(Yoga.ChatId)).Status);
        var absent = await OpenAsync(Absent.Id);
        Assert.Equal((403, "ForbiddenOperationException"), (absent.Status, absent.Code));
        Assert.Equal((400, "BadArgument"), (await OpenAsync(Yoga.Mailbox)) is var byMail ? (byMail.Status, byMail.Code!) : default);
        Assert.Equal(404, (await OpenAsync("99999999-9999-4999-8999-999999999999")).Status);
        var elsewhere = await OpenAsync(Yoga.Id, "99999999-9999-4999-8999-999999999999");
        Assert.Equal((403, "BotNotInConversationRoster"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal(400, (await world.CallAsync(token, "POST", "/teams/v3/conversations", new JsonObject { ["members"] = new JsonArray(), ["tenantId"] = DemoOffice.TenantId })).Status);
    }

    [Theory]
    [InlineData(429, "application/json")]
    [InlineData(412, "application/json")]
    [InlineData(502, "text/html")]
    [InlineData(503, "text/html")]
    public async Task Faults_Come_When_Asked_For_And_Then_Pass(int status, string type)
    {
        world.Faults.Connector = new FaultPlan { Status = status, Count = 1, RetryAfter = 3 };
        var struck = await SendAsync(Message());
        Assert.Equal((status, type, "3"), (struck.Status, struck.Type, struck.RetryAfter));
        Assert.Equal(201, (await SendAsync(Message())).Status);
    }

    [Fact]
    public async Task Eighth_Message_Of_One_Second_Is_Throttled_In_Its_Thread_Alone()
    {
        var other = SandboxWorld.Person("Wening");
        Chats.Of(other).TryInstall(true);
        for (var n = 0; n < 7; n++)
            Assert.Equal(201, (await SendAsync(Message())).Status);
        var eighth = await SendAsync(Message());
        Assert.Equal((429, "Throttled"), (eighth.Status, eighth.Code));
        Assert.Equal(201, (await world.CallAsync(token, "POST", $"/connector/v3/conversations/{other.ConversationId}/activities", Message())).Status);
        world.Manual.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(201, (await SendAsync(Message())).Status);
    }

    private static JsonObject Message(string text = "halo", Action<JsonObject>? change = null)
    {
        var message = new JsonObject { ["type"] = "message", ["text"] = text };
        change?.Invoke(message);
        return message;
    }

    private Task<SandboxWorld.Answer> SendAsync(JsonNode activity) => world.CallAsync(token, "POST", $"{Chat}/activities", activity);

    private Task<SandboxWorld.Answer> OpenAsync(string member, string tenant = DemoOffice.TenantId) => world.CallAsync(token, "POST", "/teams/v3/conversations", new JsonObject
    {
        ["bot"] = new JsonObject { ["id"] = $"28:{DemoOffice.StaffApp.ClientId}" },
        ["members"] = new JsonArray(new JsonObject { ["id"] = member }),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        ["isGroup"] = false,
    });
}
