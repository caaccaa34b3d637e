using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Bot;
using Jaring.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>Where answers go (teams.md §3.6): into the response where they are expected there, and in the place of an earlier one where that changes.</summary>
public sealed class ReplyShapesTests : BotTest
{
    [Fact]
    public async Task Expected_Replies_Come_In_The_Response_And_Nowhere_Else()
    {
        string? first = null;
        for (var n = 0; n < 2; n++)
        {
            using var response = await World.PostAsync(World.Activity("message", a => (a["id"], a["deliveryMode"]) = ("asked", "expectReplies")));
            Assert.Equal((200, "application/json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            var text = await response.Content.ReadAsStringAsync();
            var reply = Assert.Single(JsonNode.Parse(text)!["activities"]!.AsArray())!;
            Assert.Equal(("message", "asked"), ((string?)reply["type"], (string?)reply["replyToId"]));
            Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)reply["attachments"]![0]!["contentType"]);
            Assert.Equal(first ??= text, text);
        }

        await BotWorld.SettleAsync();
        Assert.Empty(World.Cloud.Sent("/v3/"));
    }

    [Fact]
    public async Task A_Group_Expects_The_Invitation_Alone()
    {
        using var response = await World.PostAsync(World.Activity("message", a =>
            (a["deliveryMode"], a["conversation"]!["conversationType"]) = ("expectReplies", "groupChat")));
        var reply = Assert.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray())!;
        Assert.Null(reply["attachments"]);
    }

    [Fact]
    public async Task An_Invoke_Is_Answered_As_An_Invoke_Whatever_Mode_It_Names()
    {
        using var response = await World.PostAsync(World.Activity("invoke", a => (a["name"], a["deliveryMode"]) = ("task/fetch", "expectReplies")));
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["task"]);
    }

    [Theory]
    [InlineData(200, ConnectorOutcome.Done, null)]
    [InlineData(404, ConnectorOutcome.Done, null)]
    [InlineData(403, ConnectorOutcome.Unreachable, "connector-forbidden")]
    [InlineData(412, ConnectorOutcome.Again, "connector-precondition")]
    internal async Task A_Reply_Is_Changed_In_Its_Place(int status, ConnectorOutcome outcome, string? fault)
    {
        World.Cloud.Answer = seen => seen.Method == "PUT" && status != 200
            ? new Reply(status, """{"error":{"code":"ActivityNotFoundInConversation"}}""") : null;
        var known = new ConversationReference("msteams", World.ServiceUrl, "a:chat;1=@2", $"28:{World.AppId}");
        ConnectorAnswer answer = default;
        await World.App.Services.GetRequiredService<CloudAdapter>().ContinueConversationAsync(
            World.Office, known, async (turn, token) => answer = await turn.UpdateActivityAsync("1;7", MessageFactory.Text("halo", "halo"), token), default);
        Assert.Equal((outcome, fault), (answer.Outcome, answer.Fault));
        var sent = Assert.Single(World.Cloud.Sent("/activities/"));
        Assert.Equal(("PUT", "/teams/v3/conversations/a%3Achat%3B1%3D%402/activities/1%3B7"), (sent.Method, sent.Path));
        Assert.Null(JsonNode.Parse(sent.Body)!["id"]);
    }

    [Fact]
    public void Everything_We_Send_Is_Far_Below_What_A_Message_May_Weigh()
    {
        var messages = World.App.Services.GetRequiredService<NeutralMessages>();
        foreach (var activity in new[] { messages.Home(World.Office), messages.GroupInvite(), messages.Notice(World.Office) })
        {
            Assert.InRange(2 * JsonSerializer.Serialize(activity, ProtocolJson.Default.Activity).Length, 1, 80 * 1024);
        }
    }
}
