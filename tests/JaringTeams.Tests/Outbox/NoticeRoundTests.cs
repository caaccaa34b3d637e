using Jaring.Intake;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Outbox;

/// <summary>architecture.md rule 3: all active members alike, at fixed times, at most one each, whatever the cause.</summary>
public sealed class NoticeRoundTests
{
    private static readonly DateTimeOffset Monday0815 = new(2026, 11, 23, 1, 15, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Monday1315 = new(2026, 11, 23, 6, 15, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_Cause_Tells_All_Members_At_The_Same_Fixed_Instants()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        await DrillAsync(app);
        app.Clock.Advance(TimeSpan.FromHours(13));
        await app.RequestNoticeAsync();
        await app.DeliverAsync();
        Assert.Empty(app.Notices.Sent);

        await app.LiveAsync(TimeSpan.FromDays(2), TimeSpan.FromMinutes(5));

        Assert.Equal(app.Members.Select(m => m.Oid).Order(StringComparer.Ordinal), app.Notices.Sent.Select(s => s.Notice.MemberObjectId).Order(StringComparer.Ordinal));
        Assert.All(app.Notices.Sent, s => Assert.Equal((Monday0815, Monday0815), (s.Notice.Round, s.At)));
    }

    [Fact]
    public async Task Four_Weeks_Of_Reports_Have_One_Notice_For_Each_Member_And_Used_Round_And_None_Between()
    {
        await using var app = await TeamApp.StartAsync(o => o.Notices.Holidays.Add("2026-12-09"));
        await app.FoundAsync();
        var random = new Random(7);
        var wanted = new HashSet<DateTimeOffset>();
        var desk = app.Services.GetRequiredService<INoticeDesk>();
        for (var hour = 0; hour < 28 * 24; hour++)
        {
            if (random.NextDouble() < 0.05)
            {
                wanted.Add(desk.NextRound(TeamApp.Office).ToUniversalTime());
                await app.RequestNoticeAsync();
            }
            await app.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(15));
        }
        var end = app.Clock.GetUtcNow();
        Assert.InRange(wanted.Count, 10, 40);
        foreach (var member in app.Members)
        {
            var mine = app.Notices.Sent.Where(s => s.Notice.MemberObjectId == member.Oid).ToList();
            Assert.Equal(wanted.Where(r => r <= end).Order(), mine.Select(s => s.At));
            Assert.All(mine, s => Assert.Equal(s.Notice.Round, s.At));
        }
        Assert.All(wanted, r => Assert.DoesNotContain(r.AddHours(7).DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));
        Assert.DoesNotContain(wanted, r => r.AddHours(7).Date == new DateTime(2026, 12, 9));
    }

    [Fact]
    public async Task Request_After_A_Round_Belongs_To_The_Next_One()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        await app.RequestNoticeAsync();
        await app.DeliverAsync();
        Assert.Equal(5, app.Notices.Sent.Count);
        app.Clock.MoveTo(Monday1315);
        await app.DeliverAsync();
        Assert.Equal([Monday0815, Monday1315], app.Notices.Sent.Select(s => s.Notice.Round).Distinct());
        Assert.Equal(10, app.Notices.Sent.Count);
    }

    [Fact]
    public async Task Request_Whose_Round_Has_Just_Left_Is_Told_At_The_Next_One()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var gone = NoticeRows.Round(TeamApp.Office, Monday0815);
        gone.State = OutboxState.Done;
        await app.PutRowAsync(gone);
        app.Clock.MoveTo(Monday0815.AddMilliseconds(-1));
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday1315);
        await app.DeliverAsync();
        Assert.Equal(5, app.Notices.Sent.Count(s => s.Notice.Round == Monday1315));
    }

    [Fact]
    public async Task One_Failing_Member_Is_Tried_Again_Without_Repeating_The_Others()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var failures = 2;
        app.Notices.Answer = n => n.MemberObjectId == app.Members[2].Oid && failures-- > 0 ? Delivery.Again("throttled", TimeSpan.FromMinutes(3)) : Delivery.Done;
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        await app.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));

        Assert.Equal(7, app.Notices.Tried.Count);
        Assert.Equal(5, app.Notices.Sent.Count);
        Assert.All(app.Members, m => Assert.Single(app.Notices.Sent, s => s.Notice.MemberObjectId == m.Oid));
        Assert.All(app.Notices.Sent, s => Assert.Equal(Monday0815, s.Notice.Round));
    }

    [Fact]
    public async Task Crash_In_The_Middle_Of_A_Round_Tells_The_Rest_And_Nobody_Twice()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        app.Notices.Answer = n => n.MemberObjectId == app.Members[3].Oid ? throw new InvalidOperationException("crash") : Delivery.Done;
        await app.DeliverAsync();
        Assert.Equal(4, app.Notices.Sent.Count);

        await using var again = await app.RestartAsync();
        await again.LiveAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));

        Assert.Equal(app.Members[3].Oid, Assert.Single(again.Notices.Sent).Notice.MemberObjectId);
    }

    [Fact]
    public async Task Host_That_Died_After_Taking_A_Row_Gets_It_Back_When_The_Lease_Ends()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        Assert.Single(await app.Services.GetRequiredService<OutboxQueue>().TakeDueAsync(default));

        await using var again = await app.RestartAsync();
        await again.DeliverAsync();
        Assert.Empty(again.Notices.Sent);
        again.Clock.Advance(TimeSpan.FromMinutes(2));
        await again.DeliverAsync();
        Assert.Equal(5, again.Notices.Sent.Count);
    }

    [Fact]
    public async Task Host_That_Was_Off_At_The_Time_Tells_Once_At_The_Next_Fixed_Time()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Clock.Advance(TimeSpan.FromDays(5));
        await using var again = await app.RestartAsync();
        await again.DeliverAsync();
        Assert.Empty(again.Notices.Sent);

        await again.LiveAsync(TimeSpan.FromDays(4), TimeSpan.FromMinutes(15));
        Assert.Equal(5, again.Notices.Sent.Count);
        var friday0815 = new DateTimeOffset(2026, 11, 27, 1, 15, 0, TimeSpan.Zero);
        Assert.All(again.Notices.Sent, s => Assert.Equal(friday0815, s.At));
    }

    [Fact]
    public async Task A_Host_That_Is_Back_Within_The_Hour_Tells_At_Once()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815.AddMinutes(50));
        await using var again = await app.RestartAsync();
        await again.DeliverAsync();
        Assert.Equal(5, again.Notices.Sent.Count);
    }

    /// <summary>docs/decisions/0007: shown at most once in a round, owed to the next, where it merges with that round's own notice.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_A_Chat_May_Have_Shown_Is_Owed_To_The_Next_Round_Once(bool dies)
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        app.Notices.Way = NoticeWay.Chat;
        var unlucky = app.Members[2].Oid;
        app.Notices.Answer = n => n.MemberObjectId != unlucky ? Delivery.Done : dies ? throw new InvalidOperationException("crash") : Delivery.Unsure("connector-timeout");
        app.Clock.MoveTo(Monday0815);
        await app.LiveAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        Assert.Equal(1, app.Notices.Tried.Count(n => n.MemberObjectId == unlucky));
        Assert.DoesNotContain(await app.OutboxAsync(), r => r.State == OutboxState.Parked);

        app.Notices.Answer = _ => Delivery.Done;
        await app.RequestNoticeAsync();
        await app.LiveAsync(TimeSpan.FromDays(2), TimeSpan.FromMinutes(5));
        Assert.Equal(Monday1315, Assert.Single(app.Notices.Sent, s => s.Notice.MemberObjectId == unlucky).Notice.Round);
        Assert.All(app.Members, m => Assert.Single(app.Notices.Sent, s => s.Notice.MemberObjectId == m.Oid && s.Notice.Round == Monday1315));
    }

    [Fact]
    public async Task What_The_Feed_May_Have_Shown_Goes_Again_By_The_Feed_Or_Is_Owed()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await app.RequestNoticeAsync();
        var answers = new Queue<Delivery>([Delivery.Unsure("graph-timeout"), Delivery.Again("graph-throttled"), Delivery.GiveUp("graph-forbidden"), Delivery.Done]);
        var unlucky = app.Members[2].Oid;
        app.Notices.Answer = n => n.MemberObjectId == unlucky ? answers.Dequeue() : Delivery.Done;
        app.Clock.MoveTo(Monday0815);
        await app.LiveAsync(TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        Assert.Equal([Monday0815, Monday0815, Monday0815, Monday1315], app.Notices.Tried.Where(n => n.MemberObjectId == unlucky).Select(n => n.Round));
    }

    [Fact]
    public async Task After_Teams_Was_Away_A_Member_Hears_Once_And_Not_Once_For_Each_Round()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        app.Notices.Answer = _ => Delivery.Again("throttled", TimeSpan.FromHours(3));
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        await app.DeliverAsync();
        await app.RequestNoticeAsync();
        app.Notices.Answer = _ => Delivery.Done;
        app.Clock.MoveTo(Monday1315);
        await app.DeliverAsync();
        await app.LiveAsync(TimeSpan.FromDays(3), TimeSpan.FromMinutes(15));

        Assert.Equal(5, app.Notices.Sent.Count);
        Assert.All(app.Notices.Sent, s => Assert.Equal((Monday1315, Monday1315), (s.Notice.Round, s.At)));
        Assert.DoesNotContain(await app.OutboxAsync(), r => r.State != OutboxState.Done);
    }

    [Fact]
    public async Task What_Teams_Puts_Off_Into_The_Night_Or_The_Weekend_Is_Told_At_The_Next_Fixed_Time()
    {
        await using var app = await TeamApp.StartAsync(at: new(2026, 11, 27, 6, 0, 0, TimeSpan.Zero));
        await app.FoundAsync();
        var first = true;
        app.Notices.Answer = _ => first ? Delivery.Again("throttled", TimeSpan.FromHours(20)) : Delivery.Done;
        await app.RequestNoticeAsync();
        await app.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(15));
        first = false;
        await app.LiveAsync(TimeSpan.FromDays(4), TimeSpan.FromMinutes(15));

        Assert.Equal(5, app.Notices.Sent.Count);
        var monday = new DateTimeOffset(2026, 11, 30, 1, 15, 0, TimeSpan.Zero);
        Assert.All(app.Notices.Sent, s => Assert.Equal(monday, s.At));
    }

    [Fact]
    public async Task Before_The_Founding_Nobody_Is_Told_And_A_Member_Without_Keys_Is_Not_Either()
    {
        await using var app = await TeamApp.StartAsync();
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday0815);
        await app.DeliverAsync();
        Assert.Empty(app.Notices.Tried);

        await app.FoundAsync(3);
        await app.RequestNoticeAsync();
        app.Clock.MoveTo(Monday1315);
        await app.DeliverAsync();
        Assert.Equal(app.Members.Take(3).Select(m => m.Oid).Order(StringComparer.Ordinal), app.Notices.Sent.Select(s => s.Notice.MemberObjectId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Request_Goes_Away_With_The_Transaction_That_Failed()
    {
        await using var app = await TeamApp.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Services.GetRequiredService<StoreWriter>().WriteAsync<bool>(
            async (store, ct) =>
            {
                await app.Services.GetRequiredService<INoticeDesk>().RequestAsync(store, TeamApp.Office, ct);
                throw new InvalidOperationException("the report could not be saved");
            },
            default));
        Assert.Empty(await app.OutboxAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.ReadAsync(async store =>
        {
            await app.Services.GetRequiredService<INoticeDesk>().RequestAsync(store, TeamApp.Office, default);
            return 0;
        }));
    }

    [Fact]
    public async Task Requests_At_Once_Are_One_Round()
    {
        await using var app = await TeamApp.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.RequestNoticeAsync()));
        Assert.Single(await app.OutboxAsync());
    }

    private static async Task DrillAsync(TeamApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync(TeamApp.Office, default);
    }
}
