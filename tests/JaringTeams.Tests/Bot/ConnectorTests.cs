using System.Text.Json;
using Jaring.Bot.Notices;
using Jaring.Bot.Protocol;
using Jaring.Outbox;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>The connector's errors become values (teams.md §3.4), and the bot's token goes nowhere else.</summary>
public sealed class ConnectorTests : BotTest
{
    private const string NotJson = "<html><body>Bad gateway</body></html>";

    private ConversationReference Known => new("msteams", World.ServiceUrl, "a:chat;1=@2", $"28:{World.AppId}");

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"x"}}""", ConnectorOutcome.Refused, "connector-refused")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", ConnectorOutcome.Unreachable, "connector-forbidden")]
    [InlineData(403, NotJson, ConnectorOutcome.Again, "connector-away")]
    [InlineData(403, """{"error":{"code":"InvalidBotApiHost"}}""", ConnectorOutcome.Unreachable, "connector-wrong-host")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", ConnectorOutcome.Unreachable, "connector-not-found")]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", ConnectorOutcome.Refused, "connector-activity-gone")]
    [InlineData(403, """{"errorCode":209,"message":"{}"}""", ConnectorOutcome.Unreachable, "connector-forbidden")]
    [InlineData(412, "", ConnectorOutcome.Again, "connector-precondition")]
    [InlineData(413, NotJson, ConnectorOutcome.Refused, "connector-too-big")]
    [InlineData(429, "", ConnectorOutcome.Again, "connector-throttled")]
    [InlineData(500, NotJson, ConnectorOutcome.Refused, "connector-broken")]
    [InlineData(502, NotJson, ConnectorOutcome.Again, "connector-away")]
    [InlineData(503, """{"error":7}""", ConnectorOutcome.Again, "connector-away")]
    [InlineData(504, "{", ConnectorOutcome.Again, "connector-away")]
    [InlineData(302, "", ConnectorOutcome.Refused, "connector-refused")]
    internal async Task Error_Is_A_Value(int status, string body, ConnectorOutcome outcome, string fault)
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(status, body, body == NotJson ? "text/html" : "application/json", "7") : null;
        var answer = await SendAsync(Known);
        Assert.Equal((outcome, fault), (answer.Outcome, answer.Fault));
        Assert.Equal(status is 500 or 502 or 504, answer.MayHaveArrived);
        Assert.Equal(status is 429 or 502 or 503 or 504 ? TimeSpan.FromSeconds(7) : null, answer.RetryAfter);
        Assert.Single(World.Cloud.Sent("/v3/"));
    }

    [Fact]
    public async Task Lost_Connection_Leaves_It_Open_Whether_It_Arrived()
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(0) : null;
        var answer = await SendAsync(Known);
        Assert.Equal((ConnectorOutcome.Again, "connector-away", true), (answer.Outcome, answer.Fault, answer.MayHaveArrived));
    }

    [Fact]
    public async Task Nobody_There_Means_It_Did_Not_Arrive()
    {
        await SendAsync(Known);
        await World.Cloud.DisposeAsync();
        var answer = await SendAsync(Known);
        Assert.Equal((ConnectorOutcome.Again, "connector-away", false), (answer.Outcome, answer.Fault, answer.MayHaveArrived));
    }

    [Theory]
    [InlineData(201, ConnectorOutcome.Done, null)]
    [InlineData(429, ConnectorOutcome.Again, "connector-throttled")]
    [InlineData(403, ConnectorOutcome.Unreachable, "connector-forbidden")]
    internal async Task Status_Counts_Although_Its_Body_Is_Cut_Off(int status, ConnectorOutcome outcome, string? fault)
    {
        World.Cloud.Answer = seen => seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(status, """{"id":"1""", Cut: true) : null;
        var answer = await SendAsync(Known);
        Assert.Equal((outcome, fault, false), (answer.Outcome, answer.Fault, answer.MayHaveArrived));
    }

    [Fact]
    public async Task Refused_Token_Is_Replaced_Once()
    {
        World.Cloud.Answer = seen => seen.Authorization == "Bearer token-1" ? new Reply(401, """{"error":{"code":"BotNotRegistered"}}""") : null;
        Assert.Equal(ConnectorOutcome.Done, (await SendAsync(Known)).Outcome);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], World.Cloud.Sent("/v3/").Select(s => s.Authorization));

        World.Cloud.Answer = seen => seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(401) : null;
        Assert.Equal("connector-unauthorized", (await SendAsync(Known)).Fault);
        Assert.Equal(4, World.Cloud.Sent("/v3/").Count);
    }

    [Fact]
    public async Task Token_Comes_From_The_Office_And_Is_Kept()
    {
        await SendAsync(Known);
        await SendAsync(Known);
        var asked = Assert.Single(World.Cloud.Sent("/oauth2/v2.0/token"));
        Assert.Equal($"/{BotWorld.Tenant}/oauth2/v2.0/token", asked.Path);
        Assert.Contains($"client_id={World.AppId}", asked.Body);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", asked.Body);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://{host}/teams/")]
    [InlineData("https://{host}@evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Forged_Reference_Gets_Neither_A_Call_Nor_A_Token(string serviceUrl)
    {
        var forged = Known with { ServiceUrl = serviceUrl.Replace("{host}", new Uri(World.Cloud.Address).Authority, StringComparison.Ordinal) };
        Assert.Equal("service-host-refused", (await SendAsync(forged)).Fault);
        Assert.Empty(World.Cloud.Requests);

        World.Addresses.Kept[$"tirtawana teams {BotWorld.Person}"] = JsonSerializer.Serialize(forged, ProtocolJson.Default.ConversationReference);
        await using var scope = World.App.Services.CreateAsyncScope();
        var delivery = await scope.ServiceProvider.GetRequiredService<BotChat>().SendAsync(World.Office, Sessions.Notice, new FakeTrail(), default);
        Assert.Equal(Delivery.GiveUp("service-host-refused"), delivery);
        Assert.Empty(World.Cloud.Requests);
    }

    [Fact]
    public async Task Entra_Away_Is_Worth_Another_Try()
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith("/token", StringComparison.Ordinal) ? new Reply(401, """{"error":"invalid_client","error_description":"AADSTS7000215: rahasia"}""") : null;
        var answer = await SendAsync(Known);
        Assert.Equal((ConnectorOutcome.Again, "token-unavailable"), (answer.Outcome, answer.Fault));
        Assert.DoesNotContain("AADSTS", World.Logs.All);
        Assert.DoesNotContain("staff-secret", World.Logs.All);
    }

    private Task<ConnectorAnswer> SendAsync(ConversationReference to) => World.App.Services.GetRequiredService<ConnectorClient>()
        .SendToConversationAsync(World.Office, to, MessageFactory.Text("halo", "halo"), default);
}
