using System.Text.Json.Nodes;
using Jaring.Bot;
using Jaring.Reminders;
using Answer = Jaring.Reminders.Reply;

namespace Jaring.Tests.Bot;

/// <summary>A pressed button: its code goes on and nothing else of it, the answer is a card, and the card in the chat is changed too.</summary>
public sealed class PressedReplyTests
{
    private static readonly string Code = new('a', 43);

    [Fact]
    public async Task The_Card_Is_Answered_And_Takes_The_Place_Of_The_Pressed_One()
    {
        await using var world = await BotWorld.StartAsync();
        world.Invitations.Next = new(ReplyOutcome.Kept, Answer.Accept, new(ReminderOccasion.Session, "AAAAAAAAAAAAAAAAAAAAAA", "", new(Code, Code, Code)));
        var card = await PressAsync(world, Code);
        Assert.Equal((BotWorld.Person, Code), Assert.Single(world.Invitations.Pressed));
        Assert.Contains("Datang", (string?)card["body"]![1]!["text"], StringComparison.Ordinal);
        Assert.Equal(4, card["actions"]!.AsArray().Count);
        var update = Assert.Single(world.Cloud.Requests, r => r.Method == "PUT");
        Assert.EndsWith("/activities/card-1", update.Path, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(card, JsonNode.Parse(update.Body)!["attachments"]![0]!["content"]));
        Assert.Equal("Ada kegiatan di jadwal JaringTeams.", (string?)JsonNode.Parse(update.Body)!["summary"]);
    }

    [Fact]
    public async Task Twice_Is_Answered_Twice()
    {
        await using var world = await BotWorld.StartAsync();
        await PressAsync(world, Code);
        await PressAsync(world, Code);
        Assert.Equal(2, world.Invitations.Pressed.Count);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("saya ingin bercerita tentang sesuatu yang sedih")]
    public async Task Anything_But_A_Code_Gets_The_Constant_Card_And_Goes_No_Further(string press)
    {
        await using var world = await BotWorld.StartAsync();
        var card = await PressAsync(world, press);
        Assert.Empty(world.Invitations.Pressed);
        Assert.Equal(BotTexts.Load("id")["reminder.reply.nothing"], (string?)Assert.Single(card["body"]!.AsArray())!["text"]);
        Assert.DoesNotContain(press, world.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Connector_That_Is_Away_Costs_Nobody_The_Answer()
    {
        await using var world = await BotWorld.StartAsync();
        world.Cloud.Answer = seen => seen.Method == "PUT" ? new Jaring.Tests.Bot.Reply(503) : null;
        Assert.Single((await PressAsync(world, Code))["body"]!.AsArray());
    }

    [Fact]
    public async Task In_A_Group_Nobody_Replies()
    {
        await using var world = await BotWorld.StartAsync();
        await PressAsync(world, Code, "groupChat");
        Assert.Empty(world.Invitations.Pressed);
        Assert.DoesNotContain(world.Cloud.Requests, r => r.Method == "PUT");
    }

    private static async Task<JsonNode> PressAsync(BotWorld world, string press, string kind = "personal")
    {
        using var answer = await world.PostAsync(world.Activity("invoke", a =>
        {
            (a["name"], a["replyToId"]) = ("adaptiveCard/action", "card-1");
            a["conversation"]!["conversationType"] = kind;
            a["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "reply", ["data"] = new JsonObject { ["press"] = press } }, ["trigger"] = "manual" };
        }));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((200, "application/vnd.microsoft.card.adaptive"), ((int)body["statusCode"]!, (string?)body["type"]));
        return body["value"]!;
    }
}
