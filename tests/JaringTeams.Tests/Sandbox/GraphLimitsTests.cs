using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>Graph's limits at their borders, on a clock that stands still (teams.md §7.3).</summary>
public sealed class GraphLimitsTests(TimelessSandbox world) : IClassFixture<TimelessSandbox>
{
    private static readonly JsonObject Notice = JsonNode.Parse("""
        {"topic":{"source":"text","value":"JaringTeams","webUrl":"https://teams.microsoft.com/l/entity/a/dasbor"},
         "activityType":"pembaruan","previewText":{"content":"Ada pembaruan."},"templateParameters":[]}
        """)!.AsObject();

    private readonly ManualClock clock = new(DateTimeOffset.UnixEpoch.AddYears(57));
    private readonly GraphCaller graph = new(world);

    [Fact]
    public void Window_Refuses_One_Too_Many_And_Says_When_There_Is_Room()
    {
        var window = new SlidingWindow(3, TimeSpan.FromSeconds(10), clock);
        Assert.Null(window.Refuse("a", 2));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Null(window.Refuse("a"));
        Assert.Equal(TimeSpan.FromSeconds(6), window.Refuse("a"));
        Assert.Equal(TimeSpan.FromSeconds(10), window.Refuse("a", 3));
        Assert.Equal(TimeSpan.FromSeconds(10), window.Refuse("a", 4));
        Assert.Null(window.Refuse("b", 3));
        clock.Advance(TimeSpan.FromSeconds(6) - TimeSpan.FromTicks(1));
        Assert.NotNull(window.Refuse("a"));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(window.Refuse("a", 2));
        Assert.NotNull(window.Refuse("a"));
    }

    [Fact]
    public void Mailbox_Takes_10000_Calls_In_Ten_Minutes()
    {
        var limits = new MailboxLimits(clock);
        for (var n = 0; n < MailboxLimits.MostCalls; n++)
            Assert.Null(Call(limits).Refused);
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1.5));
        var (refused, wait) = Call(limits);
        Assert.Equal((429, "2"), (refused, wait));
        clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Null(Call(limits).Refused);
    }

    [Fact]
    public void Mailbox_Takes_150_Megabytes_In_Five_Minutes()
    {
        var limits = new MailboxLimits(clock);
        Assert.Null(Call(limits, MailboxLimits.MostBytes).Refused);
        Assert.Null(Call(limits).Refused);
        Assert.Equal((429, "300"), Call(limits, 1));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(Call(limits, 1).Refused);
    }

    [Fact]
    public void Four_Calls_At_Once_And_One_Ended_Makes_Room()
    {
        var limits = new MailboxLimits(clock);
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Null(limits.Begin(Context(0), "a")));
        Assert.NotNull(limits.Begin(Context(0), "a"));
        Assert.Null(limits.Begin(Context(0), "b"));
        limits.End("a");
        limits.End("a");
        Assert.Null(limits.Begin(Context(0), "a"));
        Assert.Equal(5, limits.MostSeen);
    }

    [Fact]
    public async Task Ten_Notices_A_Minute_Reach_One_Person_And_Five_A_Second_Leave_One_App()
    {
        world.Manual.Advance(TimeSpan.FromMinutes(2));
        var (nurul, ratna) = (SandboxWorld.Person("Nurul").Id, SandboxWorld.Person("Ratna").Id);
        Assert.Equal([204, 204, 204, 204, 204, 429], await SendAsync(nurul, 6));
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([204, 204, 204, 204, 204], await SendAsync(nurul, 5));
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        var refused = await OneAsync(nurul);
        Assert.Equal((429, "58"), (refused.Status, refused.Headers["Retry-After"]));
        Assert.Equal([204], await SendAsync(ratna, 1));
        world.Manual.Advance(TimeSpan.FromSeconds(58));
        Assert.Equal([204], await SendAsync(nurul, 1));
    }

    [Fact]
    public async Task Notice_To_Many_Reaches_100_Twice_A_Second_And_Whoever_Has_The_App()
    {
        world.Manual.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(202, (await ToManyAsync(100)).Status);
        Assert.Equal((400, "BadRequest"), await ToManyAsync(101) is { } tooMany ? (tooMany.Status, tooMany.Code) : default);
        Assert.Equal(202, (await ToManyAsync(1)).Status);
        var third = await ToManyAsync(1);
        Assert.Equal((429, "1"), (third.Status, third.Headers["Retry-After"]));
        world.Manual.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(202, (await ToManyAsync(1)).Status);
        Assert.NotEmpty(world.App.Cloud.GetRequiredService<ActivityFeed>().Of(SandboxWorld.Person("Dimas").Id));
        Assert.Empty(world.App.Cloud.GetRequiredService<ActivityFeed>().Of(SandboxWorld.Person("Yoga").Id));
    }

    [Fact]
    public void Feed_Forgets_After_Thirty_Days()
    {
        var laras = SandboxWorld.Person("Laras").Id;
        var feed = new ActivityFeed(clock, new());
        feed.Put(laras, 1, "JaringTeams", "Ada pembaruan.");
        clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromTicks(1));
        Assert.Single(feed.Of(laras));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(feed.Of(laras));
    }

    private static (int? Refused, string? Wait) Call(MailboxLimits limits, long bytes = 0)
    {
        var http = Context(bytes);
        var refused = limits.Begin(http, "app mailbox");
        limits.End("app mailbox");
        return refused is null ? (null, null) : (((IStatusCodeHttpResult)refused).StatusCode, http.Response.Headers.RetryAfter.ToString());
    }

    private static DefaultHttpContext Context(long bytes) => new()
    {
        Request = { ContentLength = bytes },
        RequestServices = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider(),
    };

    private Task<GraphCaller.Answer> OneAsync(string user) => graph.CallAsync("POST", $"/graph/v1.0/users/{user}/teamwork/sendActivityNotification", Notice.DeepClone());

    private async Task<List<int>> SendAsync(string user, int times)
    {
        var statuses = new List<int>();
        for (var n = 0; n < times; n++)
            statuses.Add((await OneAsync(user)).Status);
        return statuses;
    }

    private Task<GraphCaller.Answer> ToManyAsync(int recipients)
    {
        var body = (JsonObject)Notice.DeepClone();
        string[] ids = [SandboxWorld.Person("Dimas").Id, SandboxWorld.Person("Yoga").Id];
        body["recipients"] = new JsonArray([.. Enumerable.Range(0, recipients).Select(n => new JsonObject
        {
            ["@odata.type"] = "microsoft.graph.aadUserNotificationRecipient",
            ["userId"] = n < ids.Length ? ids[n] : Guid.NewGuid().ToString(),
        })]);
        return graph.CallAsync("POST", "/graph/v1.0/teamwork/sendActivityNotificationToRecipients", body);
    }
}
