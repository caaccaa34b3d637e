using System.Text.Json.Nodes;
using Jaring.Storage;

namespace Jaring.Tests.Bot;

/// <summary>What is delivered twice is answered once (teams.md §3.5), also by two hosts that share a store.</summary>
public sealed class RepeatsTests : BotTest
{
    private const string SubmitKey = "AAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Two_Hosts_Answer_One_Delivery_Once()
    {
        await using var other = await BotWorld.StartAsync(turns: World.Turns);
        for (var n = 0; n < 20; n++)
        {
            using var here = await World.PostAsync(World.Activity("message", a => (a["id"], a["conversation"]!["id"]) = ($"both-{n}", $"a:{n}")));
            using var there = await other.PostAsync(other.Activity("message", a => (a["id"], a["conversation"]!["id"]) = ($"both-{n}", $"a:{n}")));
            Assert.Equal((200, 200), ((int)here.StatusCode, (int)there.StatusCode));
        }

        await EventuallyAsync(20, other);
        await BotWorld.SettleAsync();
        Assert.Equal(20, World.Cloud.Sent("/activities").Count + other.Cloud.Sent("/activities").Count);
    }

    [Fact]
    public async Task One_Press_That_Comes_Under_Two_Ids_Is_Answered_Once()
    {
        foreach (var conversation in new[] { "a:chat;1=@2", "a:chat;1=@2", "a:other" })
        {
            using var press = await World.PostAsync(World.Activity("message", a =>
                (a["value"], a["conversation"]!["id"]) = (new JsonObject { ["submitKey"] = SubmitKey, ["cerita"] = "x" }, conversation)));
            Assert.Equal(200, (int)press.StatusCode);
        }

        using var another = await World.PostAsync(World.Activity("message", a => a["value"] = new JsonObject { ["submitKey"] = SubmitKey.Replace('A', 'B') }));
        Assert.Equal(2, (await World.SentAsync(2)).Count);
        await BotWorld.SettleAsync();
        Assert.Equal(2, World.Cloud.Sent("/activities").Count);
    }

    [Fact]
    public async Task A_Dialog_That_Is_Sent_Again_Is_Closed_Again()
    {
        for (var n = 0; n < 3; n++)
        {
            using var submit = await World.PostAsync(World.Activity("invoke", a =>
                (a["name"], a["value"]) = ("task/submit", new JsonObject { ["data"] = new JsonObject { ["submitKey"] = SubmitKey } })));
            Assert.Equal((200, ""), ((int)submit.StatusCode, await submit.Content.ReadAsStringAsync()));
        }

        Assert.Single(World.Turns.Taken.Keys, k => k.Contains(" submit ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"kenari7Qx2Zt9 kenari7Qx2Zt9\"")]
    [InlineData("7")]
    [InlineData("[{\"submitKey\":\"AAAAAAAAAAAAAAAAAAAAAA\"}]")]
    [InlineData("{\"submitKey\":\"kenari7Qx2Zt9, yang diketik orang\"}")]
    [InlineData("{\"submitKey\":\"kort\"}")]
    [InlineData("{\"submitKey\":{\"data\":1}}")]
    [InlineData("{\"data\":{\"data\":{\"data\":{\"submitKey\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}}}")]
    [InlineData("{\"submitKey\":null,\"data\":[],\"action\":\"x\"}")]
    public async Task What_Is_No_Key_Is_Skipped_And_Answered_Each_Time(string value)
    {
        for (var n = 0; n < 2; n++)
        {
            using var message = await World.PostAsync(World.Activity("message", a => a["value"] = JsonNode.Parse(value)));
            Assert.Equal(200, (int)message.StatusCode);
        }

        Assert.Equal(2, (await World.SentAsync(2)).Count);
        Assert.DoesNotContain(World.Turns.Taken.Keys, k => k.Contains("submit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_The_Store_Is_Away_Or_Hangs_The_Help_Comes_All_The_Same(bool hangs)
    {
        World.Turns.Trouble = hangs ? new TaskCompletionSource<bool>().Task : Task.FromException<bool>(new StoreAwayException(new IOException()));
        World.Addresses.Trouble = World.Turns.Trouble;
        using var message = await World.PostAsync(World.Message());
        Assert.Single(await World.SentAsync(1));
        Assert.Contains("the store is away", World.Logs.All);
        Assert.Contains("could not be kept", World.Logs.All);
    }

    [Fact]
    public async Task Ignored_Types_Leave_No_Mark()
    {
        using var typing = await World.PostAsync(World.Activity("typing"));
        using var reaction = await World.PostAsync(World.Activity("messageReaction"));
        await BotWorld.SettleAsync();
        Assert.Empty(World.Turns.Taken);
    }

    private async Task EventuallyAsync(int count, BotWorld other)
    {
        for (var n = 0; n < 400 && World.Cloud.Sent("/activities").Count + other.Cloud.Sent("/activities").Count < count; n++)
        {
            await Task.Delay(25);
        }
    }
}
