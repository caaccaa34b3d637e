using System.Text.Json.Nodes;
using Jaring.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>
/// The rules of the Activity Protocol that concern a bot, by the specification's own numbers. Those that only a channel has to keep are tested on the
/// Sandbox (ToTheBotTests); A41xx, A59xx, A73xx and A74xx speak of what we neither send nor act on.
/// </summary>
public sealed class ActivityRulesTests(ActivityRulesTests.Lived lived) : IClassFixture<ActivityRulesTests.Lived>
{
    private BotWorld World => lived.World;

    [Fact]
    public Task A2001_No_Field_Twice() =>
        AnswersAsync(400, World.Message().ToJsonString()[..^1] + ""","type":"message"}""");

    [Theory]
    [InlineData("""{"x":[1,{"y":null}]}""")]
    [InlineData("\"kata\"")]
    [InlineData("7")]
    public async Task A2005_Fields_That_We_Do_Not_Know_Are_Taken(string value)
    {
        await IsAnsweredAsync(a => a["fieldOfTomorrow"] = JsonNode.Parse(value));
        await IsAnsweredAsync(a => a["from"]!["fieldOfTomorrow"] = JsonNode.Parse(value));
        await IsAnsweredAsync(a => a["channelData"]!["fieldOfTomorrow"] = JsonNode.Parse(value));
    }

    [Theory]
    [InlineData("type", "7")]
    [InlineData("id", "7")]
    [InlineData("from", "\"29:person\"")]
    [InlineData("conversation", "[]")]
    [InlineData("membersAdded", "{}")]
    [InlineData("channelData", "[]")]
    [InlineData("deliveryMode", "{}")]
    public Task A2003_A2007_Wrong_Types_Are_Refused(string field, string value) => AnswersAsync(400, a => a[field] = JsonNode.Parse(value));

    [Fact]
    public Task A2010_There_Is_A_Type() => AnswersAsync(400, a => a.Remove("type"));

    [Theory]
    [InlineData("Message")]
    [InlineData("MESSAGE")]
    [InlineData("message ")]
    public Task A2011_A2014_Another_Case_Is_Another_Type_And_Ignored(string type) => IsIgnoredAsync(a => a["type"] = type);

    [Theory]
    [InlineData("event")]
    [InlineData("trace")]
    [InlineData("typing")]
    [InlineData("handoff")]
    [InlineData("suggestion")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("endOfConversation")]
    [InlineData("command")]
    [InlineData("commandResult")]
    [InlineData("ofTomorrow")]
    public Task A2006_A2014_A5002_A6103_A6150_A6312_Types_That_We_Do_Not_Know_Are_Ignored(string type) => IsIgnoredAsync(a => (a["type"], a["name"]) = (type, "x"));

    [Theory]
    [InlineData("")]
    [InlineData("MSTEAMS")]
    [InlineData(null)]
    public Task A2020_A2021_The_Channel_Is_Ours_To_The_Letter(string? channel) => AnswersAsync(401, a => a["channelId"] = channel);

    [Fact]
    public void A2004_No_Empty_Words_In_What_We_Send() => Sent(activity => Assert.DoesNotContain("\":\"\"", activity.ToJsonString(), StringComparison.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    public Task A2080_There_Is_A_Conversation(string? id) => AnswersAsync(400, a => a["conversation"]!["id"] = id);

    [Fact]
    public void A2080_We_Name_It_Too() => Sent(a => Assert.Equal("a:rules", (string?)a["conversation"]!["id"]));

    [Fact]
    public Task A2060_Somebody_Sent_It() => AnswersAsync(400, a => a.Remove("from"));

    [Fact]
    public Task A2070_Somebody_Gets_It() => AnswersAsync(400, a => a.Remove("recipient"));

    [Fact]
    public Task A2300_It_Says_Where_To_Answer() => AnswersAsync(401, a => a.Remove("serviceUrl"));

    [Fact]
    public void A2031_A2041_Neither_Id_Nor_Time_In_What_We_Send() => Lacks("id", "timestamp", "localTimestamp");

    [Fact]
    public void A2061_We_Say_Who_We_Are() => Sent(a => Assert.Equal($"28:{World.AppId}", (string?)a["from"]!["id"]));

    [Fact]
    public void A2063_A2082_A2083_No_More_About_Us_And_The_Conversation_Than_Needed() => Sent(a =>
    {
        Assert.Equal(["id"], a["from"]!.AsObject().Select(p => p.Key));
        Assert.Equal(["id"], a["conversation"]!.AsObject().Select(p => p.Key));
    });

    [Fact]
    public void A2071_No_Recipient() => Lacks("recipient");

    [Fact]
    public void A2302_No_Service_Url() => Lacks("serviceUrl");

    [Fact]
    public async Task A2090_An_Answer_Names_What_It_Answers()
    {
        var sent = await IsAnsweredAsync(_ => { });
        Assert.Equal(sent.Path.Split('/')[^1], (string?)JsonNode.Parse(sent.Body)!["replyToId"]);
    }

    [Fact]
    public void A2100_A3050_A7701_No_Empty_Lists() => Sent(a => Assert.DoesNotContain("[]", a.ToJsonString(), StringComparison.Ordinal));

    [Fact]
    public Task A2104_A9245_A9246_Entities_That_We_Do_Not_Know_Are_Ignored() => IsAnsweredAsync(a => a["entities"] = new JsonArray(
        new JsonObject { ["type"] = "streaminfo", ["streamId"] = "1" }, new JsonObject { ["type"] = "streaminfo" }, new JsonObject { ["type"] = "https://x.example/y" }));

    [Fact]
    public async Task A2250_A2251_Who_Called_Is_Neither_Read_Nor_Sent()
    {
        await IsAnsweredAsync(a => a["callerId"] = "urn:botframework:aadappid:x");
        Lacks("callerId");
    }

    [Fact]
    public void A3010_To_A3110_Only_Values_That_The_Protocol_Names() => Lacks("textFormat", "inputHint", "attachmentLayout", "importance", "deliveryMode", "speak", "entities", "suggestedActions");

    [Fact]
    public async Task A3014_Unknown_Format_And_Mode_Are_The_Usual_Ones() =>
        await IsAnsweredAsync(a => (a["textFormat"], a["deliveryMode"], a["importance"]) = ("of-tomorrow", "of-tomorrow", "of-tomorrow"));

    [Fact]
    public async Task A3112_A3113_Expected_Replies_Are_In_The_Response_Alone()
    {
        using var response = await World.PostAsync(World.Activity("message", a => (a["deliveryMode"], a["conversation"]!["id"]) = ("expectReplies", "a:expected")));
        Assert.Single(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray());
        await BotWorld.SettleAsync();
        Assert.Empty(World.Cloud.Sent("a%3Aexpected"));
    }

    [Fact]
    public void A3116_We_Expect_No_Replies_Ourselves() => Lacks("deliveryMode");

    [Fact]
    public void A7100_A7110_An_Attachment_Is_Content_And_No_Address() => Sent(a =>
    {
        var attachment = Assert.Single(a["attachments"]!.AsArray())!;
        Assert.Null(attachment["contentUrl"]);
        Assert.IsType<JsonObject>(attachment["content"]);
    });

    [Fact]
    public void A6001_We_Do_Not_Type() => Sent(a => Assert.Equal("message", (string?)a["type"]));

    [Theory]
    [InlineData(null, 400)]
    [InlineData("", 400)]
    [InlineData("of/tomorrow", 501)]
    public Task A5401_A5402_T3_An_Invoke_Has_A_Name_And_One_That_We_Do_Not_Know_Is_Not_Implemented(string? name, int status) =>
        AnswersAsync(status, a => (a["type"], a["name"]) = ("invoke", name));

    [Fact]
    public async Task A7510_We_Find_Ourselves_Among_Those_Who_Came_By_The_Very_Letter()
    {
        await IsIgnoredAsync(a => (a["type"], a["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{World.AppId.ToUpperInvariant()}x" })));
        var (conversation, _) = await PostAsync(a => (a["type"], a["membersAdded"]) = ("conversationUpdate", new JsonArray(new JsonObject { ["id"] = $"28:{World.AppId}" })));
        await EventuallyAsync(conversation);
    }

    [Fact]
    public async Task A7550_A7560_A_Reference_Has_Channel_And_Conversation_And_Its_Host_Is_Checked_At_Each_Use()
    {
        await IsAnsweredAsync(_ => { });
        var kept = JsonNode.Parse(World.Addresses.Kept.Values.First())!;
        Assert.Equal(("msteams", World.ServiceUrl), ((string?)kept["channelId"], (string?)kept["serviceUrl"]));
        Assert.NotNull(kept["conversationId"]);
        var forged = new ConversationReference("msteams", "https://evil.example/", "a:rules", $"28:{World.AppId}");
        var answer = await World.App.Services.GetRequiredService<ConnectorClient>().SendToConversationAsync(World.Office, forged, MessageFactory.Text("x", "x"), default);
        Assert.Equal("service-host-refused", answer.Fault);
    }

    [Fact]
    public async Task T2_A_Message_Is_Answered_With_200_And_Nothing_And_The_Reply_Goes_To_Its_Own_Address()
    {
        var sent = await IsAnsweredAsync(_ => { });
        Assert.StartsWith("Bearer token-", sent.Authorization, StringComparison.Ordinal);
        Assert.Matches("^/teams/v3/conversations/a%3Arule%3B[0-9]+/activities/activity-[0-9]+$", sent.Path);
    }

    [Fact]
    public async Task T4_A_Conversation_Is_One_Segment_Of_The_Address()
    {
        using var response = await World.PostAsync(World.Activity("message", a => a["conversation"]!["id"] = "19:x@thread.tacv2;messageid=1/2"));
        Assert.Equal(200, (int)response.StatusCode);
        await EventuallyAsync("19:x@thread.tacv2;messageid=1/2");
    }

    private static string Segment(string id) => $"/{Uri.EscapeDataString(id)}/";

    private void Sent(Action<JsonObject> check) => Assert.All(lived.Sent, check);

    private void Lacks(params string[] fields) => Sent(a => Assert.All(fields, f => Assert.False(a.ContainsKey(f), f)));

    private Task AnswersAsync(int status, Action<JsonObject> change) => AnswersAsync(status, World.Activity("message", change).ToJsonString());

    private async Task AnswersAsync(int status, string body)
    {
        using var response = await World.PostAsync(body, $"Bearer {World.Cloud.Issuer.Sign(World.Claims())}");
        Assert.Equal((status, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private async Task<Seen> IsAnsweredAsync(Action<JsonObject> change)
    {
        var (conversation, status) = await PostAsync(change);
        Assert.Equal(200, status);
        return await EventuallyAsync(conversation);
    }

    private async Task IsIgnoredAsync(Action<JsonObject> change)
    {
        var (conversation, status) = await PostAsync(change);
        Assert.Equal(200, status);

        // What comes after it is answered, and it is not.
        await IsAnsweredAsync(_ => { });
        Assert.Empty(World.Cloud.Sent(Segment(conversation)));
    }

    private async Task<(string Conversation, int Status)> PostAsync(Action<JsonObject> change)
    {
        var conversation = $"a:rule;{lived.Next()}";
        using var response = await World.PostAsync(World.Activity("message", a =>
        {
            a["conversation"]!["id"] = conversation;
            change(a);
        }));
        Assert.Equal("", await response.Content.ReadAsStringAsync());
        return (conversation, (int)response.StatusCode);
    }

    private async Task<Seen> EventuallyAsync(string conversation)
    {
        for (var n = 0; n < 400; n++)
        {
            if (World.Cloud.Sent(Segment(conversation)) is [var sent, ..])
            {
                return sent;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("The bot did not answer.");
    }

    /// <summary>One world for all rules, in which the bot has said whatever it says: an answer, a greeting, a notice, a change.</summary>
    public sealed class Lived : IAsyncLifetime
    {
        private int made;

        internal BotWorld World { get; private set; } = null!;

        internal IReadOnlyList<JsonObject> Sent { get; private set; } = [];

        internal int Next() => Interlocked.Increment(ref made);

        public async Task InitializeAsync()
        {
            World = await BotWorld.StartAsync(BotWorld.ManyCalls);
            using var said = await World.PostAsync(World.Activity("message", a => a["conversation"]!["id"] = "a:rules"));
            using var installed = await World.PostAsync(World.Activity("installationUpdate", a => (a["action"], a["conversation"]!["id"]) = ("add", "a:rules")));
            var reference = new ConversationReference("msteams", World.ServiceUrl, "a:rules", $"28:{World.AppId}");
            var notice = World.App.Services.GetRequiredService<Jaring.Bot.NeutralMessages>().Notice(World.Office);
            await World.App.Services.GetRequiredService<CloudAdapter>().ContinueConversationAsync(
                World.Office,
                reference,
                async (turn, token) =>
                {
                    await turn.SendActivityAsync(notice, token);
                    await turn.UpdateActivityAsync("1", notice, token);
                },
                default);
            Sent = [.. (await World.SentAsync(4)).Select(s => JsonNode.Parse(s.Body)!.AsObject())];
            Assert.Equal(4, Sent.Count);
        }

        public async Task DisposeAsync() => await World.DisposeAsync();
    }
}
