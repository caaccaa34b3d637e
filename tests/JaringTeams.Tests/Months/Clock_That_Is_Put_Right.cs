using System.Net;
using Jaring.Intake;
using Jaring.Outbox;
using Jaring.Tests.Bot;
using Jaring.Tests.Hosting;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>NTP after a long while, an operator's slip, a leap day: no notice twice, no row that stays, nobody refused.</summary>
public sealed class Clock_That_Is_Put_Right
{
    private const string Office = "tirtawana";

    /// <summary>Monday 9 March 2026, 08.00 WIB.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Back_By_An_Hour_After_A_Round_Repeats_No_Notice_And_Loses_None()
    {
        await using var host = await StartAsync();
        await host.ReportAsync(Office);
        await host.LiveAsync(Monday.AddMinutes(20));
        Assert.Equal(5, host.Notices.Sent.Count);

        host.Clock.Set(TimeSpan.FromHours(-1));
        await host.ReportAsync(Office);
        await host.LiveAsync(Monday.AddDays(2));

        Assert.Equal([Monday.AddMinutes(15), Monday.AddHours(5).AddMinutes(15)], Rounds(host));
        await NothingIsLeftAsync(host);
    }

    [Fact]
    public async Task Ahead_By_A_Day_And_Back_Again_Tells_Each_Cause_Once()
    {
        await using var host = await StartAsync();
        await host.ReportAsync(Office);
        host.Clock.Set(TimeSpan.FromDays(1));
        await host.LiveAsync(Monday.AddDays(1).AddMinutes(40));
        Assert.Equal(5, host.Notices.Sent.Count);
        await host.ReportAsync(Office);

        host.Clock.Set(TimeSpan.FromDays(-1));
        await host.ReportAsync(Office);
        await host.LiveAsync(Monday.AddDays(4));

        Assert.All(host.Notices.Sent.GroupBy(s => s.Notice.MemberObjectId), mine => Assert.Equal(mine.Count(), mine.Select(s => s.Notice.Round).Distinct().Count()));
        Assert.Equal(3, Rounds(host).Count);
        await NothingIsLeftAsync(host);
    }

    [Fact]
    public async Task The_Twenty_Ninth_Of_February_Is_A_Working_Day_Like_Any_Other()
    {
        var monday = new DateTimeOffset(2028, 2, 28, 7, 0, 0, TimeSpan.Zero);
        await using var host = await StartAsync(monday);
        await host.ReportAsync(Office);
        await host.LiveAsync(monday.AddHours(20));
        await host.ReportAsync(Office);
        await host.LiveAsync(monday.AddDays(4));

        Assert.Equal([new(2028, 2, 29, 1, 15, 0, TimeSpan.Zero), new(2028, 2, 29, 6, 15, 0, TimeSpan.Zero)], Rounds(host));
        await NothingIsLeftAsync(host);
    }

    /// <summary>Keys that were read while the clock ran ahead, and a try that failed then, bind nobody once it is right.</summary>
    [Fact]
    public async Task A_Member_Signs_In_After_The_Clock_Ran_A_Year_Ahead()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await HomeAsync(app));
        app.Clock.Set(TimeSpan.FromHours(24));
        app.Issuer.IsAway = true;
        Assert.Equal(HttpStatusCode.OK, await HomeAsync(app));
        app.Clock.Set(TimeSpan.FromHours(-24));
        app.Issuer.Rotate();
        app.Issuer.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, await HomeAsync(app));

        app.Clock.Set(TimeSpan.FromDays(365));
        Assert.Equal(HttpStatusCode.OK, await HomeAsync(app));
        app.Clock.Set(TimeSpan.FromDays(-365));
        app.Issuer.Rotate();
        Assert.Equal(HttpStatusCode.OK, await HomeAsync(app));
    }

    [Fact]
    public async Task The_Bot_Hears_Teams_After_The_Clock_Ran_A_Year_Ahead()
    {
        await using var world = await BotWorld.StartAsync();
        world.Clock.Shift = TimeSpan.FromDays(365);
        for (var n = 0; n < 5; n++)
        {
            var stranger = world.Cloud.Issuer.Sign(Claims(world), keyId: $"invented-{n}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await world.PostAsync(world.Message().ToJsonString(), $"Bearer {stranger}")).StatusCode);
        }

        world.Clock.Shift = TimeSpan.Zero;
        world.Cloud.Issuer.RollOverToNew();
        Assert.Equal(HttpStatusCode.OK, (await world.PostAsync(world.Message())).StatusCode);
    }

    [Fact]
    public async Task The_Line_At_The_Room_And_The_Puzzle_Follow_No_Wrong_Clock()
    {
        var clock = new ManualClock(Monday);
        var line = new BucketQueue(1, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), clock);
        clock.Set(TimeSpan.FromDays(365));
        _ = line.WaitAsync(IPAddress.Loopback, default);
        Assert.False(line.WaitAsync(IPAddress.Loopback, default).IsCompleted);
        clock.Set(TimeSpan.FromDays(-365));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(line.WaitAsync(IPAddress.Loopback, default).IsCompleted);

        await using var host = await StartAsync();
        var puzzles = host.Services.GetRequiredService<Puzzle>();
        host.Clock.Set(TimeSpan.FromDays(365));
        for (var n = 0; n < 20; n++)
        {
            var ahead = puzzles.Issue(Office);
            Assert.True(puzzles.Accept(Office, ahead.Challenge, JaringApplication.Solve(ahead), $"ahead-{n}"));
        }

        host.Clock.Set(TimeSpan.FromDays(-365));
        var fresh = puzzles.Issue(Office);
        Assert.True(puzzles.Accept(Office, fresh.Challenge, JaringApplication.Solve(fresh), "now"));
        host.Clock.LeapTo(Monday.AddHours(1));
        Assert.False(puzzles.Accept(Office, fresh.Challenge, JaringApplication.Solve(fresh), "now"));
    }

    private static async Task<MonthsHost> StartAsync(DateTimeOffset? at = null)
    {
        var host = await MonthsHost.StartAsync(new ManualClock(at ?? Monday));
        await host.FoundAsync(Office);
        return host;
    }

    private static List<DateTimeOffset> Rounds(MonthsHost host) => [.. host.Notices.Sent.Select(s => s.Notice.Round.ToUniversalTime()).Distinct().Order()];

    private static async Task NothingIsLeftAsync(MonthsHost host)
    {
        Assert.All(host.Notices.Sent.GroupBy(s => s.Notice.Round), round => Assert.Equal(5, round.Count()));
        Assert.Empty(await host.AskAsync(s => s.Set<OutboxRow>().Where(r => r.State != OutboxState.Done).ToListAsync()));
    }

    private static async Task<HttpStatusCode> HomeAsync(TeamApp app) => (await app.As(app.Members[0]).GetAsync("/tirtawana/api/home")).StatusCode;

    private static System.Text.Json.Nodes.JsonObject Claims(BotWorld world) => world.Cloud.Issuer.Claims(world.AppId, world.ServiceUrl, world.Clock.GetUtcNow());
}
