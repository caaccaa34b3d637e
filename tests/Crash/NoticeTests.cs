using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>Every member hears of what happened, at one of the next two fixed times, and nobody sees one round twice: neither in one place nor in two.</summary>
public sealed class NoticeTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.OutboxTaken, WritePoint.OutboxTried, WritePoint.OutboxSettled, WritePoint.RoundExpanded, WritePoint.NoticeMarked, WritePoint.NoticeInFeed,
        WritePoint.NoticeInChat, WritePoint.NoticeOwed, WritePoint.AddressUnreachable, WritePoint.AddressRemoved,
    ];

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("outbox.taken", 1)]
    [InlineData("outbox.taken", 2)]
    [InlineData("round.expanded", 1)]
    [InlineData("notice.marked", 2)]
    [InlineData("notice.in-feed", 3)]
    [InlineData("outbox.tried", 2)]
    [InlineData("outbox.settled", 3)]
    public async Task By_the_feed_everybody_sees_the_round_once(string point, int n)
    {
        var round = await ReportAndRoundAsync();
        var before = Seen();
        await world.DieAndComeBackAsync(Named(point), () => world.MoveToAsync(round), n);
        await AfterTheLeaseAsync();
        Assert.All(DemoOffice.Team, p => Assert.Equal((before[p.Id].Feed + 1, before[p.Id].Chat), Seen()[p.Id]));
    }

    [Theory]
    [InlineData("notice.marked", 1)]
    [InlineData("notice.in-chat", 1)]
    [InlineData("notice.in-chat", 4)]
    [InlineData("outbox.tried", 3)]
    [InlineData("outbox.settled", 2)]
    public async Task By_the_chat_nobody_sees_the_round_twice_and_who_may_have_missed_it_hears_at_the_next(string point, int n)
    {
        await ByChatAsync(async round => await world.DieAndComeBackAsync(Named(point), () => world.MoveToAsync(round), n));
    }

    [Fact]
    public async Task A_death_while_the_next_round_is_promised_promises_it_once()
    {
        await ByChatAsync(async round =>
        {
            await world.DieAndComeBackAsync(WritePoint.NoticeInChat, () => world.MoveToAsync(round));
            await world.DieAndComeBackAsync(WritePoint.NoticeOwed, () => world.MoveByAsync(Lease));
        });
    }

    [Fact]
    public async Task Somebody_who_removed_the_app_is_told_by_the_feed()
    {
        await InstallAsync();
        var gone = DemoOffice.Team.Last();
        await world.DieAndComeBackAsync(WritePoint.AddressRemoved, () => world.Cloud<BotChannel>().UninstallAsync(gone, default));
        var before = Seen();
        await world.MoveToAsync(await ReportAndRoundAsync());
        await SettledAsync();
        Assert.All(DemoOffice.Team, p => Assert.Equal((before[p.Id].Feed + 1, before[p.Id].Chat), Seen()[p.Id]));
        await world.Cloud<BotChannel>().InstallAsync(gone, default);
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_marked_and_the_others_hear()
    {
        await InstallAsync();
        world.Faults.MissingPermissions = ["TeamsActivity.Send.User"];
        var blocking = DemoOffice.Team.Last();
        var chat = world.Cloud<Chats>().Of(blocking);
        // What the installation has set going dies with the host: on its way to somebody who has just blocked the bot a greeting would mark the address, or renew it.
        world.Host.Kill();
        await world.StartAsync();
        chat.State = chat.State with { Blocked = true };
        try
        {
            var before = await DieWhileMarkedAsync(blocking, chat);
            Assert.Equal(1, world.Count("addresses WHERE reachable = 0 AND silent_since IS NOT NULL"));
            await AfterTheLeaseAsync();
            var first = Seen();
            await ToTheNextRoundAsync();
            var second = Seen();
            foreach (var person in DemoOffice.Team)
            {
                // Whoever's answer was open at the death is owed to the next round (decision 0007).
                var (now, then) = (first[person.Id].Chat - before[person.Id].Chat, second[person.Id].Chat - first[person.Id].Chat);
                Assert.InRange(now, 0, 1);
                Assert.InRange(then, 0, 1);
                Assert.InRange(now + then, person == blocking ? 0 : 1, person == blocking ? 0 : 2);
            }
        }
        finally
        {
            chat.State = chat.State with { Blocked = false };
            world.Faults.MissingPermissions = [];
        }

        await world.Cloud<BotChannel>().SayAsync(blocking, "halo", default);
        await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1"));
    }

    /// <summary>
    /// Dies when the round marks the address. The look of each day may come first when the clock moves, and then the round has nothing to mark: the person
    /// takes the bot back and blocks it again, and that day's look is over.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, (int Feed, int Chat)>> DieWhileMarkedAsync(Person blocking, Chat chat)
    {
        for (var tries = 1; ; tries++)
        {
            var round = await ReportAndRoundAsync();
            var before = Seen();
            try
            {
                await world.DieAndComeBackAsync(WritePoint.AddressUnreachable, () => world.MoveToAsync(round));
                return before;
            }
            catch (Xunit.Sdk.XunitException) when (tries < 3 && !world.Host.IsDead && world.Count("addresses WHERE reachable = 0") == 1)
            {
                chat.State = chat.State with { Blocked = false };
                await world.Cloud<BotChannel>().SayAsync(blocking, "halo", default);
                await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1"));
                chat.State = chat.State with { Blocked = true };
            }
        }
    }

    private async Task ByChatAsync(Func<DateTimeOffset, Task> dies)
    {
        await InstallAsync();
        var givenUp = world.Count("outbox WHERE state = 2");
        world.Faults.MissingPermissions = ["TeamsActivity.Send.User"];
        var round = await ReportAndRoundAsync();
        var before = Seen();
        await dies(round);
        await AfterTheLeaseAsync();
        var first = Seen();
        await ToTheNextRoundAsync();
        var second = Seen();
        world.Faults.MissingPermissions = [];
        foreach (var person in DemoOffice.Team)
        {
            var (now, then) = (first[person.Id].Chat - before[person.Id].Chat, second[person.Id].Chat - first[person.Id].Chat);
            Assert.InRange(now, 0, 1);
            Assert.InRange(then, 0, 1);
            Assert.InRange(now + then, 1, 2);
            Assert.Equal(before[person.Id].Feed, second[person.Id].Feed);
        }

        Assert.True(DemoOffice.Team.Sum(p => second[p.Id].Chat - before[p.Id].Chat) < 10, "One death must not make everybody hear twice.");
        Assert.Equal(givenUp, world.Count("outbox WHERE state = 2"));
    }

    private async Task<DateTimeOffset> ReportAndRoundAsync()
    {
        Assert.Equal(201, (await world.Office.SendAsync(await world.Office.NewReportAsync())).Status);
        return await world.Office.NextNoticeAsync();
    }

    private async Task InstallAsync()
    {
        foreach (var person in DemoOffice.Team)
        {
            await world.Cloud<BotChannel>().InstallAsync(person, default);
        }

        await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1"));
    }

    private async Task AfterTheLeaseAsync()
    {
        await world.MoveByAsync(Lease);
        await SettledAsync();
    }

    private async Task ToTheNextRoundAsync()
    {
        await world.MoveToAsync(await world.Office.NextNoticeAsync());
        await SettledAsync();
    }

    /// <summary>Nothing of before now waits.</summary>
    private Task SettledAsync() => Eventually.IsAsync(0, () => world.Count($"outbox WHERE state = 0 AND (due_at <= {world.Now.ToUnixTimeMilliseconds()} OR attempts > 0)"));

    private Dictionary<string, (int Feed, int Chat)> Seen() => DemoOffice.Team.ToDictionary(p => p.Id, p => (
        world.Cloud<ActivityFeed>().Of(p.Id).Count,
        world.Cloud<Chats>().Of(p).Messages.Count(m => m.From == "bot" && m.Activity["summary"]?.GetValue<string>() == "Ada pembaruan di JaringTeams.")));

    private static WritePoint Named(string name) => WritePoint.All.Single(p => p.Name == name);
}
