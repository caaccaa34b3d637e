using System.Net;
using Jaring.Outbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>
/// The product under each kind of fault in each service: nothing is lost, nothing stands twice before a person where the service can prevent it,
/// nothing stays stuck, no word of a fault reaches a log.
/// </summary>
public sealed class ProductTests(BadDay day) : IClassFixture<BadDay>, IDisposable
{
    public static TheoryData<string> Kinds => Plans.But();

    /// <summary>teams.md §3.4: 500 is not repeated, and 413 is a message that is too big.</summary>
    public static TheoryData<string> KindsThatPassAtTheConnector => Plans.But("fail 500", "html 413");

    public static TheoryData<string> SomeKinds => Plans.But("throttle with a time", "fail 503", "wrong type", "wrong length", "html 413", "html 502", "delay");

    /// <summary>Each answer goes to another person: a chat takes eight messages in two seconds.</summary>
    private static int last;

    public void Dispose()
    {
        day.Faults.Clear();
        day.NothingLeaked();
    }

    /// <summary>
    /// By the feed or, where that failed, by the chat. A chat cannot take a repeat in place of the first, so "once or more" is what is promised there.
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_Notice_Reaches_Every_Member_And_Stands_Once_In_The_Feed(string kind)
    {
        var before = DemoOffice.Team.ToDictionary(p => p.Id, p => day.Feed(p).Count + day.Cards(p));
        day.Faults.Graph = Plans.Of(kind, "POST */sendActivityNotification");
        await day.DrillAsync();
        day.MoveToNextRound();
        await day.UntilAsync(() => Task.FromResult(day.Faults.Struck.Count == 2), "two calls are struck");
        await day.AllToldAsync();
        Assert.All(DemoOffice.Team, p => Assert.True(day.Feed(p).Count + day.Cards(p) > before[p.Id], $"{p.Name} was not told"));
        Assert.All(DemoOffice.Team, p => Assert.Distinct(day.Feed(p).Select(item => item.ChainId)));
        Assert.Equal((0, 0), await day.DeliveryAsync());
    }

    [Theory]
    [MemberData(nameof(KindsThatPassAtTheConnector))]
    public async Task A_Notice_By_Chat_Reaches_Every_Member(string kind)
    {
        var before = DemoOffice.Team.ToDictionary(p => p.Id, day.Cards);
        day.Faults.MissingPermissions = ["TeamsActivity.Send.User"];
        day.Faults.Connector = Plans.Of(kind, "POST */activities");
        await day.DrillAsync();
        day.MoveToNextRound();
        await day.UntilAsync(() => Task.FromResult(day.Faults.Struck.Count == 2), "two calls are struck");
        await day.AllToldAsync();
        Assert.All(DemoOffice.Team, p => Assert.True(day.Cards(p) > before[p.Id], $"{p.Name} was not told"));
        Assert.Equal((0, 0), await day.DeliveryAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_Session_Stands_Once_In_The_Calendar_With_Its_Link(string kind)
    {
        day.Faults.Graph = Plans.Of(kind, "*/events*");
        var title = $"Sosialisasi: {kind}";
        using var planned = await day.PlanAsync(title);
        Assert.Equal(HttpStatusCode.Created, planned.StatusCode);
        await day.AllToldAsync();
        var session = await day.SessionAsync(title);
        Assert.Equal(("inCalendar", null, false), ((string?)session["state"], (string?)session["fault"], (bool)session["noLink"]!));
        Assert.NotNull((string?)session["joinUrl"]);
        Assert.Single(day.Events(title));

        // A call that is only late or heard twice comes to its end, and no other is needed.
        Assert.InRange(day.Faults.Struck.Count, kind is "delay" or "repeat" ? 1 : 2, 2);
    }

    [Theory]
    [MemberData(nameof(SomeKinds))]
    public async Task Sign_In_Works_Again_Though_The_Key_Is_New(string kind)
    {
        day.Move(TimeSpan.FromMinutes(1));
        day.App.Cloud.GetRequiredService<TokenMint>().EntraKeys.Rotate();
        day.Faults.Entra = Plans.Of(kind, "GET *");
        await day.UntilAsync(
            async () =>
            {
                var status = await day.SignInAsync();
                Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable });
                day.Move(status == HttpStatusCode.OK ? TimeSpan.Zero : TimeSpan.FromSeconds(20));
                return status == HttpStatusCode.OK;
            },
            "a member gets in");
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("fail 503")]
    [InlineData("lose the call")]
    [InlineData("lose the answer")]
    [InlineData("delay")]
    [InlineData("truncated")]
    [InlineData("html 200")]
    [InlineData("html 403")]
    public async Task A_Session_Waits_For_A_Token(string kind)
    {
        await day.App.StopHostAsync();
        await day.App.StartHostAsync();
        day.Faults.Entra = Plans.Of(kind, "*/token");
        var title = $"Sosialisasi menunggu token: {kind}";
        using var planned = await day.PlanAsync(title);
        await day.AllToldAsync();
        Assert.Single(day.Events(title));
        Assert.Equal("inCalendar", (string?)(await day.SessionAsync(title))["state"]);
    }

    [Theory]
    [MemberData(nameof(SomeKinds))]
    public async Task The_Bot_Answers_Again(string kind)
    {
        var (person, channel) = (DemoOffice.People[Interlocked.Increment(ref last) % DemoOffice.People.Count], day.App.Cloud.GetRequiredService<BotChannel>());
        await channel.InstallAsync(person, default);
        day.Faults.Connector = Plans.Of(kind, "POST */activities*");
        await channel.SayAsync(person, "mulai", default);
        await day.UntilAsync(() => Task.FromResult(day.Faults.Struck.Count > 0), "an answer is struck");
        day.Faults.Clear();
        var before = day.Cards(person);
        await channel.SayAsync(person, "mulai", default);
        await day.UntilAsync(() => Task.FromResult(day.Cards(person) > before), "the bot answers");
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_Message_That_Arrives_Twice_Is_Answered_Once_By_Its_Id(bool newId, int answers)
    {
        var (sri, channel) = (DemoOffice.People.First(p => p.Name.StartsWith("Sari", StringComparison.Ordinal)), day.App.Cloud.GetRequiredService<BotChannel>());
        await channel.InstallAsync(sri, default);
        await Task.Delay(300);
        var before = day.Cards(sri);
        day.Faults.Bot = new FaultPlan { Kind = FaultKind.Repeat, NewId = newId, Count = 1 };
        await channel.SayAsync(sri, "mulai", default);
        await day.UntilAsync(() => Task.FromResult(day.Cards(sri) >= before + answers), "the bot answers");
        await Task.Delay(300);
        Assert.Equal(before + answers, day.Cards(sri));
    }

    [Fact]
    public async Task While_Graph_Is_Away_The_Dashboard_Says_That_Something_Waits()
    {
        (day.Faults.Graph, day.Faults.Connector) = (new FaultPlan { Status = 503 }, new FaultPlan { Status = 502 });
        using var planned = await day.PlanAsync("Sosialisasi yang tertunda");
        await day.UntilAsync(async () => (string?)(await day.SessionAsync("Sosialisasi yang tertunda"))["fault"] == "graph-away", "the session tells its fault");
        await day.DrillAsync();
        day.MoveToNextRound();
        await day.UntilAsync(async () => (await day.DeliveryAsync()).Pending >= 1 + DemoOffice.Team.Count(), "the first page counts what waits");
        day.Faults.Clear();
        await day.AllToldAsync();
        Assert.Equal(0, (await day.DeliveryAsync()).Pending);
        Assert.Equal(0, await day.OutboxAsync(rows => rows.Where(r => r.State == OutboxState.Parked)));
        Assert.Single(day.Events("Sosialisasi yang tertunda"));
    }
}
