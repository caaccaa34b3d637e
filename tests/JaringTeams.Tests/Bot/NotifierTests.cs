using System.Text.Json.Nodes;
using Jaring.Bot.Notices;
using Jaring.Outbox;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Bot;

/// <summary>The team's notice: the activity feed first, the chat where that fails.</summary>
public sealed class NotifierTests : BotTest
{
    private const string Feed = "/sendActivityNotification";

    [Fact]
    public async Task Notice_Stands_In_The_Feed_And_Nowhere_Else()
    {
        Assert.Equal(Delivery.Done, await NotifyAsync());
        var sent = Assert.Single(World.Cloud.Sent(Feed));
        Assert.Equal($"/graph/v1.0/users/{BotWorld.Person}/teamwork/sendActivityNotification", sent.Path);
        var body = JsonNode.Parse(sent.Body)!;
        Assert.Equal("pembaruan", (string?)body["activityType"]);
        Assert.Equal("Buka tab untuk melihat.", (string?)body["previewText"]!["content"]);
        Assert.Equal(("text", "JaringTeams"), ((string?)body["topic"]!["source"], (string?)body["topic"]!["value"]));
        Assert.StartsWith(
            "https://teams.microsoft.com/l/entity/55555555-5555-4555-8555-555555555555/dasbor?", (string?)body["topic"]!["webUrl"], StringComparison.Ordinal);
        Assert.Empty(body["templateParameters"]!.AsArray());
        Assert.Empty(World.Cloud.Sent("/v3/"));
    }

    [Fact]
    public async Task Same_Round_Has_The_Same_Chain_And_Another_Round_Another()
    {
        await NotifyAsync();
        await NotifyAsync();
        await NotifyAsync(Sessions.Notice with { Round = Sessions.Notice.Round.AddHours(5) });
        await NotifyAsync(Sessions.Notice with { MemberObjectId = Guid.NewGuid().ToString() });
        var bodies = World.Cloud.Sent(Feed).Select(s => JsonNode.Parse(s.Body)!).ToList();
        var chains = bodies.Select(b => (long)b["chainId"]!).ToList();
        Assert.Equal(chains[0], chains[1]);
        Assert.NotEqual(chains[0], chains[2]);
        Assert.Equal(chains[0], chains[3]);
        Assert.All(chains, c => Assert.InRange(c, 1, (1L << 53) - 1));
        Assert.Equal(bodies[0].ToJsonString(), bodies[3].ToJsonString());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Where_The_Feed_Fails_The_Chat_Opens_And_Is_Remembered(int status)
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(status, """{"error":{"code":"Forbidden","message":"x"}}""") : null;
        Assert.Equal(Delivery.Done, await NotifyAsync());

        var opened = JsonNode.Parse(World.Cloud.Sent("/v3/conversations").First().Body)!;
        Assert.Equal(BotWorld.Person, (string?)opened["members"]![0]!["id"]);
        Assert.Equal((BotWorld.Tenant, false), ((string?)opened["tenantId"], (bool)opened["isGroup"]!));
        var sent = Assert.Single(World.Cloud.Sent("/activities"));
        Assert.Equal("/teams/v3/conversations/a%3Aopened/activities", sent.Path);
        Assert.Equal("Ada pembaruan di JaringTeams.", (string?)JsonNode.Parse(sent.Body)!["summary"]);

        // The next round uses the conversation that is known now.
        Assert.Equal(Delivery.Done, await NotifyAsync(Sessions.Notice with { Round = Sessions.Notice.Round.AddHours(5) }));
        Assert.DoesNotContain(BotWorld.Person, World.Logs.All);
        Assert.DoesNotContain("opened", World.Logs.All);
        Assert.Single(World.Cloud.Sent("/v3/conversations"), s => s.Path.EndsWith("/conversations", StringComparison.Ordinal));
        Assert.Equal(2, World.Cloud.Sent("/activities").Count);
    }

    [Fact]
    public async Task Dead_Conversation_Is_Marked_And_Opened_Anew_Once()
    {
        using var hello = await World.PostAsync(World.Message());
        await World.SentAsync(1);
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(403)
            : seen.Path.Contains("a%3Achat", StringComparison.Ordinal) ? new Reply(404, """{"error":{"code":"ConversationNotFound"}}""") : null;
        Assert.Equal(Delivery.Done, await NotifyAsync());
        Assert.Equal([BotWorld.Person], World.Addresses.Unreachable);
        Assert.Contains("a:opened", World.Addresses.Kept.Single().Value);
    }

    [Theory]
    [InlineData(403, 403, DeliveryOutcome.GiveUp, "connector-forbidden")]
    [InlineData(429, 403, DeliveryOutcome.Again, "graph-throttled")]
    [InlineData(403, 503, DeliveryOutcome.Again, "connector-away")]
    [InlineData(503, 503, DeliveryOutcome.Again, "graph-away")]
    public async Task When_Both_Fail_One_Open_Way_Is_Worth_Another_Try(int feed, int chat, DeliveryOutcome outcome, string fault)
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(feed)
            : seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(chat) : null;
        var delivery = await NotifyAsync();
        Assert.Equal((outcome, fault), (delivery.Outcome, delivery.Fault));

        // What failed for certain is not counted as told.
        World.Cloud.Answer = _ => null;
        Assert.Equal(Delivery.Done, await NotifyAsync());
    }

    [Theory]
    [InlineData(500, "graph-away")]
    [InlineData(502, "graph-away")]
    [InlineData(504, "graph-away")]
    public async Task A_Feed_That_May_Have_Shown_It_Leaves_The_Chat_Alone(int status, string fault)
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(status) : null;
        var trail = new FakeTrail();
        Assert.Equal(Delivery.Unsure(fault), await NotifyAsync(trail: trail));
        Assert.Equal([NoticeWay.Feed], trail.Left);

        // The next attempt knows of it: even a feed that now refuses does not open the chat.
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(403) : null;
        Assert.Equal(Delivery.GiveUp("graph-forbidden"), await NotifyAsync(trail: new FakeTrail(NoticeWay.Feed)));
        Assert.Empty(World.Cloud.Sent("/v3/"));
    }

    [Theory]
    [InlineData(500, "connector-broken")]
    [InlineData(502, "connector-away")]
    [InlineData(504, "connector-away")]
    public async Task A_Chat_That_May_Have_Shown_It_Says_So(int status, string fault)
    {
        World.Cloud.Answer = seen => seen.Path.EndsWith(Feed, StringComparison.Ordinal) ? new Reply(403)
            : seen.Path.EndsWith("/activities", StringComparison.Ordinal) ? new Reply(status) : null;
        var trail = new FakeTrail();
        Assert.Equal(Delivery.Unsure(fault), await NotifyAsync(trail: trail));
        Assert.Equal([NoticeWay.Feed, NoticeWay.Chat], trail.Left);
        Assert.Single(World.Cloud.Sent("/activities"));
    }

    private async Task<Delivery> NotifyAsync(Notice? notice = null, FakeTrail? trail = null)
    {
        await using var scope = World.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<INoticeSender>().SendAsync(notice ?? Sessions.Notice, trail ?? new FakeTrail(), default);
    }
}

/// <summary>An office that chose the chat first.</summary>
public sealed class ChatFirstTests : BotTest
{
    protected override void Settings(IDictionary<string, string?> settings) => settings["Jaring:Offices:0:Notices:ActivityFeedFirst"] = "false";

    [Fact]
    public async Task Chat_Comes_First_And_The_Feed_Where_It_Fails()
    {
        await using var scope = World.App.Services.CreateAsyncScope();
        var notifier = scope.ServiceProvider.GetRequiredService<INoticeSender>();
        Assert.IsType<TeamsNotifier>(notifier);
        Assert.Equal(Delivery.Done, await notifier.SendAsync(Sessions.Notice, new FakeTrail(), default));
        Assert.Single(World.Cloud.Sent("/activities"));
        Assert.Empty(World.Cloud.Sent("/sendActivityNotification"));

        World.Cloud.Answer = seen => seen.Path.Contains("/v3/", StringComparison.Ordinal) ? new Reply(403) : null;
        Assert.Equal(Delivery.Done, await notifier.SendAsync(Sessions.Notice with { Round = Sessions.Notice.Round.AddHours(5) }, new FakeTrail(), default));
        Assert.Single(World.Cloud.Sent("/sendActivityNotification"));
    }
}
