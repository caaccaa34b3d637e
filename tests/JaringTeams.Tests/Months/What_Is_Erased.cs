using System.Net;
using Jaring.Announcements;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Retention;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Tests.Announcements;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Jaring.Tests.Texts;
using Jaring.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>docs/retention.md, table by table.</summary>
public sealed class What_Is_Erased
{
    [Fact]
    public async Task A_Delivery_That_Was_Given_Up_Stays_Ninety_Days_And_One_That_Waits_Stays()
    {
        await using var app = await TeamApp.StartAsync();
        await app.PutRowAsync(new OutboxRow { OfficeId = TeamApp.Office, Id = "given-up", Kind = "test", State = OutboxState.Parked, DueAt = app.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        await app.PutRowAsync(new OutboxRow { OfficeId = TeamApp.Office, Id = "waits", Kind = "test", DueAt = app.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        await LaterAsync(app, 89);
        Assert.Equal(2, (await app.OutboxAsync()).Count);
        await LaterAsync(app, 2);
        Assert.Equal("waits", Assert.Single(await app.OutboxAsync()).Id);
    }

    [Fact]
    public async Task Marks_Of_Turns_Stay_For_The_Day_And_The_Next()
    {
        await using var app = await TeamApp.StartAsync();
        var ledger = app.Services.GetRequiredService<ITurnLedger>();
        Assert.True(await ledger.TryTakeAsync(TeamApp.Office, ["a"], default));
        await LaterAsync(app, 1);
        Assert.False(await ledger.TryTakeAsync(TeamApp.Office, ["a"], default));
        await LaterAsync(app, 1);
        Assert.Empty(await app.ReadAsync(s => s.Set<StoredTurn>().ToListAsync()));
    }

    [Fact]
    public async Task An_Address_That_Works_Stays_And_One_That_Is_Silent_Stays_Thirty_Days()
    {
        await using var app = await TeamApp.StartAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
            await book.SaveAsync(TeamApp.Office, "teams", app.Members[0].Oid, "of a member", default);
            await book.SaveAsync(TeamApp.Office, "teams", app.Members[1].Oid, "of a member who blocked the bot", default);
            await book.MarkUnreachableAsync(TeamApp.Office, "teams", app.Members[1].Oid, default);
            await book.SaveAsync(TeamApp.Office, "teams", "c0000000-0000-4000-8000-000000000001", "of somebody on the staff", default);
            await book.SaveAsync(TeamApp.Office, "teams", "c0000000-0000-4000-8000-000000000002", "of somebody who removed the app", default);
            await book.RemoveAsync(TeamApp.Office, "teams", "c0000000-0000-4000-8000-000000000002", default);
        }

        await LaterAsync(app, 30);
        Assert.Equal(3, await app.ReadAsync(s => s.Set<StoredAddress>().CountAsync()));
        await LaterAsync(app, 1);
        Assert.Equal(["of a member", "of somebody on the staff"], await app.ReadAsync(s => s.Set<StoredAddress>().Select(a => a.Address).Order().ToListAsync()));
    }

    [Fact]
    public async Task Announcements_Stay_A_Year_And_Words_That_Nobody_Approved_Two_Weeks()
    {
        await using var app = await Announcing.OfficeAsync(staff: 2);
        await Announcing.MadeAsync(app, app.Members[0], Announcing.Own());
        await Announcing.MadeAsync(app, app.Members[0], Announcing.Reviewed(), "BBBBBBBBBBBBBBBBBBBBBB");
        await app.DeliverAsync();
        await LaterAsync(app, 13);
        Assert.Equal(2, await CountAsync(app));
        await LaterAsync(app, 2);
        Assert.Equal(1, await CountAsync(app));
        await LaterAsync(app, 349);
        Assert.Equal(1, await CountAsync(app));
        await LaterAsync(app, 2);
        Assert.Equal(0, await CountAsync(app));

        static Task<int> CountAsync(TeamApp app) => app.ReadAsync(s => s.Set<Announcement>().CountAsync());
    }

    /// <summary>The rows of people live while it is being sent; something that keeps it from its end keeps them a week.</summary>
    [Fact]
    public async Task Who_Got_An_Announcement_Is_Not_Kept()
    {
        await using var app = await Announcing.OfficeAsync(staff: 2);
        await Announcing.MadeAsync(app, app.Members[0], Announcing.Reviewed());
        Assert.Equal(2, (await Announcing.RowsAsync(app)).Count);
        await app.ReadAsync(s => s.Set<OutboxRow>().ExecuteDeleteAsync());
        await LaterAsync(app, 6);
        Assert.Equal(2, (await Announcing.RowsAsync(app)).Count);
        await LaterAsync(app, 2);
        Assert.Empty(await Announcing.RowsAsync(app));
        Assert.Equal(("stopped", 2, 0, 0, 0), Announcing.Numbers(await Announcing.OnlyAsync(app)));
    }

    [Fact]
    public async Task Invitees_Go_Thirty_Days_After_A_Session_And_The_Session_After_Two_Years()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        await SessionRequests.PlannedAsync(app, SessionRequests.Plan());
        await app.DeliverAsync();
        var end = new DateTimeOffset(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);

        app.Clock.MoveTo(end.AddDays(29));
        await LaterAsync(app, 0);
        Assert.Equal(2, (await OnlyAsync(app)).Attendees.Count);
        app.Clock.MoveTo(end.AddDays(31));
        await LaterAsync(app, 0);
        var emptied = await OnlyAsync(app);
        await LaterAsync(app, 0);
        Assert.Empty(emptied.Attendees);
        Assert.Equal((2, "Nurul Hasanah", SessionState.InCalendar), (emptied.Waiting, Assert.Single(emptied.Speakers).Name, emptied.State));
        Assert.Equal(emptied.Revision, (await OnlyAsync(app)).Revision);
        Assert.Empty((await SessionRequests.OnlyAsync(app))["attendees"]!.AsArray());

        app.Clock.MoveTo(end.AddDays(729));
        await LaterAsync(app, 0);
        await OnlyAsync(app);
        await LaterAsync(app, 2);
        Assert.Empty(await app.ReadAsync(s => s.Set<Session>().ToListAsync()));
    }

    [Fact]
    public async Task A_Founding_That_Nobody_Finished_Goes_When_Its_List_Has_Ended_And_The_Team_Proposes_Anew()
    {
        await using var app = await TeamApp.StartAsync();
        foreach (var member in app.Members.Take(3))
        {
            await app.EnrolAsync(member);
        }

        var e = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)));
        var proposed = await SessionRequests.JsonAsync(await app.ProposeAsync(app.Members[0], e), HttpStatusCode.OK);
        await app.SignAsync(app.Members[0], (string)proposed["proposal"]!["hash"]!, e);
        await LaterAsync(app, 29);
        Assert.Equal((1, 1), await FoundingAsync(app));
        await LaterAsync(app, 2);
        Assert.Equal((0, 0), await FoundingAsync(app));

        Assert.Equal(HttpStatusCode.Conflict, (await app.SignAsync(app.Members[1], (string)proposed["proposal"]!["hash"]!, e)).StatusCode);
        var anew = TestMember.B64(TestMember.Entry(app.Clock.GetUtcNow(), app.Members.Take(3)));
        await SessionRequests.JsonAsync(await app.ProposeAsync(app.Members[0], anew), HttpStatusCode.OK);
        Assert.Equal((1, 0), await FoundingAsync(app));
    }

    [Fact]
    public async Task A_Rule_That_Fails_Keeps_No_Other_From_Its_Work()
    {
        await using var app = await TeamApp.StartAsync(services: s => s.Insert(0, ServiceDescriptor.Singleton<IRetentionRule, Broken>()));
        await app.PutRowAsync(new OutboxRow { OfficeId = TeamApp.Office, Id = "given-up", Kind = "test", State = OutboxState.Parked, DueAt = 0 });
        await LaterAsync(app, 0);
        Assert.Empty(await app.OutboxAsync());
    }

    /// <summary>The host itself does it, each day and at start.</summary>
    [Fact]
    public async Task The_Host_Erases_By_Itself()
    {
        var clock = ManualClock.Monday();
        await using var first = await MonthsHost.StartAsync(clock);
        await PutAsync(first, "one");
        await first.LeapAsync(clock.GetUtcNow().AddDays(91));
        await Eventually.IsAsync(0, () => first.AskAsync(s => s.Set<OutboxRow>().CountAsync()));
        await PutAsync(first, "two");
        await first.StopAsync();
        clock.LeapTo(clock.GetUtcNow().AddDays(91));
        await using var second = await MonthsHost.StartAsync(clock, before: first);
        await Eventually.IsAsync(0, () => second.AskAsync(s => s.Set<OutboxRow>().CountAsync()));
    }

    [Theory]
    [InlineData("Retention:Invitees", "0.23:00:00")]
    [InlineData("Retention:Sessions", "30.00:00:00")]
    [InlineData("Retention:Photos", "29.00:00:00")]
    [InlineData("Retention:Pledges", "364.00:00:00")]
    [InlineData("Retention:GivenUp", "366.00:00:00")]
    [InlineData("Retention:Announcements", "30.00:00:00")]
    [InlineData("Retention:SilentAddresses", "0.23:00:00")]
    [InlineData("Retention:Devices", "29.00:00:00")]
    [InlineData("Trustee:LateAfter", "29.00:00:00")]
    [InlineData("Trustee:KeepUnlisted", "6.00:00:00")]
    public async Task A_Time_Outside_Its_Bounds_Does_Not_Start(string setting, string value)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => MonthsHost.StartAsync(ManualClock.Monday(), s => s[setting] = value));
        Assert.Contains(setting, fault.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A new table says in the document how long it keeps what.</summary>
    [Fact]
    public async Task The_Document_Speaks_Of_Every_Table()
    {
        await using var app = await TeamApp.StartAsync();
        var tables = await app.ReadAsync(s => Task.FromResult(s.Model.GetEntityTypes().Select(t => t.GetTableName()!).ToList()));
        var document = Repository.Read("docs/retention.md");
        Assert.True(tables.Count > 10);
        Assert.All(tables, table => Assert.Contains($"`{table}`", document, StringComparison.Ordinal));
    }

    private static async Task LaterAsync(TeamApp app, int days)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
    }

    private static Task<Session> OnlyAsync(TeamApp app) => app.ReadAsync(s => s.Set<Session>().AsNoTracking().SingleAsync());

    private static Task<(int Proposals, int Signatures)> FoundingAsync(TeamApp app) =>
        app.ReadAsync(async s => (await s.Set<StoredFounding>().CountAsync(), await s.Set<StoredFoundingSignature>().CountAsync()));

    private static Task PutAsync(MonthsHost host, string id) => host.Services.GetRequiredService<StoreWriter>().WriteAsync(
        async (store, ct) =>
        {
            store.Add(new OutboxRow { OfficeId = "tirtawana", Id = id, Kind = "test", State = OutboxState.Parked, DueAt = host.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
            return await store.SaveChangesAsync(ct);
        },
        default);

    private sealed class Broken : IRetentionRule
    {
        public string Kind => "broken";

        public Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken) => throw new InvalidOperationException("on purpose");
    }
}
