using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>The pretend connector where there are more than two: group chats, channels, teams and their rosters (teams.md §1.3).</summary>
public sealed class ConnectorPlacesTests : IClassFixture<TimelessSandbox>, IAsyncLifetime
{
    private static readonly Place General = DemoPlaces.Channels[0];
    private readonly TimelessSandbox world;
    private string token = "";

    public ConnectorPlacesTests(TimelessSandbox world) => this.world = world;

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    public async Task InitializeAsync()
    {
        world.Manual.Advance(TimeSpan.FromSeconds(61));
        foreach (var place in DemoPlaces.All)
            Chats.Of(place).TryInstall(true);
        token = await world.TokenAsync(DemoOffice.StaffApp, SandboxWorld.BotScope);
    }

    public Task DisposeAsync()
    {
        Chats.Of(General).State = new ConversationState();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Id_With_Every_Special_Character_Is_One_Segment()
    {
        Assert.Contains('/', DemoPlaces.Group.Id);
        var sent = await CallAsync("POST", $"{Path(DemoPlaces.Group.Id)}/activities", Message());
        Assert.Equal(201, sent.Status);
        Assert.Contains(Chats.Of(DemoPlaces.Group).Messages, m => m.Id == (string?)sent.Json["id"]);
        Assert.Equal(4, (await CallAsync("GET", $"{Path(DemoPlaces.Group.Id)}/members")).Json.AsArray().Count);
    }

    [Fact]
    public async Task Post_In_A_Channel_Begins_A_Thread_That_Can_Be_Answered()
    {
        var made = await CallAsync("POST", "/connector/v3/conversations", Thread(DemoPlaces.Channels[1].Id, Message("kabar")));
        Assert.Equal(201, made.Status);
        var (thread, activity) = ((string)made.Json["id"]!, (string)made.Json["activityId"]!);
        Assert.Equal($"{DemoPlaces.Channels[1].Id};messageid={activity}", thread);
        Assert.Equal(201, (await CallAsync("POST", $"{Path(thread)}/activities/{activity}", Message("jawab"))).Status);
        Assert.Equal(["kabar", "jawab"], Chats.Of(DemoPlaces.Channels[1]).Messages.TakeLast(2).Select(m => (string?)m.Activity["text"]));
    }

    [Fact]
    public async Task Thread_Needs_A_Channel_With_The_App_And_A_First_Message()
    {
        Assert.Equal(404, (await CallAsync("POST", "/connector/v3/conversations", Thread("19:nowhere@thread.tacv2", Message()))).Status);
        Assert.Equal((400, "BadSyntax"), (await CallAsync("POST", "/connector/v3/conversations", Thread(General.Id, null))) is var none ? (none.Status, none.Code!) : default);
        Chats.Of(General).TryInstall(false);
        Assert.Equal(403, (await CallAsync("POST", "/connector/v3/conversations", Thread(General.Id, Message()))).Status);
    }

    [Fact]
    public async Task Pair_Of_Attachments_Is_Taken_Without_An_Id()
    {
        var pair = new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(Picture(), Picture()) };
        var answer = await CallAsync("POST", $"{Path(General.Id)}/activities", pair);
        Assert.Equal((202, ""), (answer.Status, answer.Text));
        Assert.Equal(2, Chats.Of(General).Messages[^1].Activity["attachments"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("1", 50)]
    [InlineData("50", 50)]
    [InlineData("300", 300)]
    [InlineData("9999", 500)]
    public async Task Pages_Of_A_Channel_Give_Everybody_Once(string? pageSize, int first)
    {
        Chats.Of(General).State = new ConversationState { Crowd = 1200 };
        var (seen, sizes, next) = (new List<string>(), new List<int>(), "");
        do
        {
            var page = (await CallAsync("GET", $"{Path(General.Id)}/pagedmembers?{(pageSize is null ? "" : $"pageSize={pageSize}&")}{next}")).Json;
            var ids = page["members"]!.AsArray().Select(m => (string)m!["id"]!).ToList();
            seen.AddRange(ids);
            sizes.Add(ids.Count);
            next = (string?)page["continuationToken"] is { } more ? $"continuationToken={Uri.EscapeDataString(more)}" : null;
            world.Manual.Advance(TimeSpan.FromSeconds(1));
        }
        while (next is not null);
        Assert.Equal(first, sizes[0]);
        Assert.Equal((1208, 1208), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task Chat_Gives_Everybody_On_One_Page()
    {
        var page = (await CallAsync("GET", $"{Path(DemoPlaces.Group.Id)}/pagedmembers?pageSize=50")).Json;
        Assert.Equal(DemoPlaces.Group.People.Select(p => p.Id), page["members"]!.AsArray().Select(m => (string?)m!["aadObjectId"]));
        Assert.Null(page["continuationToken"]);
    }

    [Theory]
    [InlineData("continuationToken=x")]
    [InlineData("continuationToken=ZnJvbTo5OTk5")]
    [InlineData("continuationToken=ZnJvbTotMQ%3D%3D")]
    [InlineData("continuationToken=")]
    [InlineData("pageSize=many")]
    [InlineData("pageSize=-1")]
    public async Task Page_That_Was_Never_Offered_Is_A_Bad_Request(string query)
    {
        var answer = await CallAsync("GET", $"{Path(General.Id)}/pagedmembers?{query}");
        Assert.Equal((400, "BadArgument"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Old_List_Ends_At_Ten_Thousand_And_Comes_Five_Times_A_Minute()
    {
        Chats.Of(General).State = new ConversationState { Crowd = 12_000 };
        for (var n = 0; n < 5; n++)
            Assert.Equal(10_000, (await CallAsync("GET", $"{Path(General.Id)}/members")).Json.AsArray().Count);
        Assert.Equal(429, (await CallAsync("GET", $"{Path(General.Id)}/members")).Status);
        Assert.Equal(200, (await CallAsync("GET", $"{Path(General.Id)}/pagedmembers")).Status);
        world.Manual.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await CallAsync("GET", $"{Path(General.Id)}/members")).Status);
    }

    [Fact]
    public async Task Team_Tells_Of_Itself_And_Its_Channels()
    {
        var team = await CallAsync("GET", $"/connector/v3/teams/{Uri.EscapeDataString(DemoPlaces.TeamId)}");
        Assert.Equal((200, DemoPlaces.TeamId, DemoOffice.Name, 8), (team.Status, (string?)team.Json["id"], (string?)team.Json["name"], (int)team.Json["memberCount"]!));
        var channels = (await CallAsync("GET", $"/connector/v3/teams/{Uri.EscapeDataString(DemoPlaces.TeamId)}/conversations")).Json["conversations"]!.AsArray();
        Assert.Equal([(DemoPlaces.TeamId, null), (DemoPlaces.Channels[1].Id, "Pengumuman")], channels.Select(c => ((string)c!["id"]!, (string?)c["name"])));
        var unknown = await CallAsync("GET", "/connector/v3/teams/nobody");
        Assert.Equal((404, "ConversationNotFound"), (unknown.Status, unknown.Code));
        Chats.Of(General).TryInstall(false);
        Assert.Equal(403, (await CallAsync("GET", $"/connector/v3/teams/{Uri.EscapeDataString(DemoPlaces.TeamId)}")).Status);
    }

    [Theory]
    [InlineData("POST", "v3/batch/conversation/users")]
    [InlineData("GET", "v1/meetings/abc")]
    [InlineData("GET", "v3/meetings/abc/participants/x")]
    [InlineData("GET", "v3/attachments/1")]
    [InlineData("PATCH", "v3/conversations/a/activities/1")]
    [InlineData("GET", "v3/conversations")]
    [InlineData("DELETE", "v3/conversations/a/members/b")]
    public async Task What_Is_Not_Ours_Is_404_In_The_Connectors_Words(string method, string path)
    {
        var answer = await CallAsync(method, $"/connector/{path}");
        Assert.Equal((404, "NotFound"), (answer.Status, answer.Code));
        Assert.Equal(401, (await world.CallAsync("", method, $"/connector/{path}")).Status);
    }

    [Theory]
    [InlineData("GET", "api/usertoken/GetToken?userId=29:x&connectionName=graph")]
    [InlineData("DELETE", "api/usertoken/SignOut?userId=29:x")]
    [InlineData("GET", "api/botsignin/GetSignInUrl?state=x")]
    [InlineData("GET", "api/botsignin/GetSignInResource?state=x")]
    [InlineData("POST", "api/usertoken/exchange")]
    [InlineData("GET", "api/oauth/callback")]
    public async Task Token_Service_Refuses_A_Bot_That_Signs_Nobody_In(string method, string path)
    {
        var answer = await CallAsync(method, $"/connector/{path}");
        Assert.Equal((400, "BadArgument"), (answer.Status, answer.Code));
        Assert.Contains("no connection", answer.Text, StringComparison.Ordinal);
    }

    private static JsonObject Message(string text = "halo") => new() { ["type"] = "message", ["text"] = text };

    private static JsonObject Picture() => new() { ["contentType"] = "image/png", ["contentUrl"] = "https://x.example/a.png" };

    private static JsonObject Thread(string channel, JsonObject? first) => new()
    {
        ["isGroup"] = true,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = DemoOffice.TenantId }, ["channel"] = new JsonObject { ["id"] = channel } },
        ["activity"] = first,
    };

    private static string Path(string conversation) => $"/connector/v3/conversations/{Uri.EscapeDataString(conversation)}";

    private Task<SandboxWorld.Answer> CallAsync(string method, string path, JsonNode? body = null) => world.CallAsync(token, method, path, body);
}
