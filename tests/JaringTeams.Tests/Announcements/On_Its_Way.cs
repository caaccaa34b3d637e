using System.Net;
using Jaring.Announcements;
using Jaring.Outbox;
using Jaring.Team;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Announcements.Announcing;

namespace Jaring.Tests.Announcements;

/// <summary>Being sent: what is counted, what is tried again, what is not, and how it ends.</summary>
public sealed class On_Its_Way
{
    [Fact]
    public async Task Who_Cannot_Be_Reached_Is_A_Number_And_No_Longer_Tried()
    {
        await using var app = await OfficeAsync(staff: 6);
        await MarkAsync(app, 0);
        app.Announcer.Answer = chat => Task.FromResult(new Told(chat switch
        {
            "chat-1" => ToldOutcome.Unreachable,
            "chat-2" => ToldOutcome.Refused,
            "chat-3" => ToldOutcome.Unsure,
            _ => ToldOutcome.Sent,
        }));
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.DeliverAsync();

        Assert.Equal(("done", 6, 2, 3, 1), Numbers(await OnlyAsync(app)));
        Assert.Empty(await RowsAsync(app));
        Assert.Equal(["chat-0", "chat-1"], await app.ReadAsync(s => s.Set<StoredAddress>().Where(a => !a.Reachable).Select(a => a.Address).Order().ToListAsync()));
        var page = await PageAsync(app);
        Assert.Equal((6, 2), ((int)page["people"]!, (int)page["unreachable"]!));
        Assert.DoesNotContain("chat-", page.ToJsonString(), StringComparison.Ordinal);

        // The next one goes to those who are left.
        app.Announcer.Told.Clear();
        app.Announcer.Answer = _ => Task.FromResult(new Told(ToldOutcome.Sent));
        await MadeAsync(app, app.Members[0], Reviewed("materials"), "BBBBBBBBBBBBBBBBBBBBBB");
        await app.DeliverAsync();
        Assert.Equal(["chat-2", "chat-3", "chat-4", "chat-5"], app.Announcer.Told.Select(t => t.Address).Order());
    }

    [Fact]
    public async Task What_May_Pass_Is_Tried_Again_And_Ends_One_Day()
    {
        await using var app = await OfficeAsync(staff: 3);
        var tries = 0;
        app.Announcer.Answer = chat => Task.FromResult(chat == "chat-0" ? new Told(ToldOutcome.Later, TimeSpan.FromMinutes(2)) : chat == "chat-1" && ++tries < 3 ? new Told(ToldOutcome.Later) : new Told(ToldOutcome.Sent));
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.DeliverAsync();
        Assert.Equal(("going", 3, 1, 0, 0), Numbers(await OnlyAsync(app)));
        await app.LiveAsync(TimeSpan.FromMinutes(1.5), TimeSpan.FromSeconds(5));
        Assert.Equal(("going", 3, 2, 0, 0), Numbers(await OnlyAsync(app)));
        await app.LiveAsync(TimeSpan.FromHours(6), TimeSpan.FromSeconds(30));
        Assert.Equal(("done", 3, 2, 1, 0), Numbers(await OnlyAsync(app)));
        Assert.Equal(2, app.Announcer.Told.Count);
        Assert.DoesNotContain(await app.OutboxAsync(), r => r.State == OutboxState.Parked);
    }

    [Fact]
    public async Task Waiting_For_Our_Own_Pace_Is_No_Try()
    {
        await using var app = await OfficeAsync(staff: 1);
        var calls = 0;
        app.Announcer.Answer = _ => Task.FromResult(++calls <= 50 ? new Told(ToldOutcome.Paced, TimeSpan.FromSeconds(40)) : new Told(ToldOutcome.Sent));
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.LiveAsync(TimeSpan.FromMinutes(40), TimeSpan.FromSeconds(20));
        Assert.Equal(("done", 1, 1, 0, 0), Numbers(await OnlyAsync(app)));
    }

    [Fact]
    public async Task A_Member_Stops_It_And_Nobody_More_Hears()
    {
        await using var app = await OfficeAsync(staff: 100);
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Announcer.Answer = async _ =>
        {
            begun.TrySetResult();
            await go.Task;
            return new Told(ToldOutcome.Sent);
        };
        var made = await MadeAsync(app, app.Members[0], Reviewed());
        var delivering = app.DeliverAsync();
        await begun.Task;
        var stopped = (await SessionRequests.JsonAsync(await StopAsync(app, app.Members[2], made), HttpStatusCode.OK))["announcement"]!;
        Assert.Equal("stopped", (string?)stopped["state"]);
        go.SetResult();
        await delivering;

        var (state, total, sent, unreached, unsure) = Numbers(await OnlyAsync(app));
        Assert.Equal(("stopped", 100, 0, 0), (state, total, unreached, unsure));
        Assert.InRange(sent, 1, 16);
        Assert.Equal(sent, app.Announcer.Told.Count);
        Assert.Empty(await RowsAsync(app));
        Assert.Equal(HttpStatusCode.OK, (await StopAsync(app, app.Members[1], made)).StatusCode);
        await app.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5));
        Assert.Equal(sent, app.Announcer.Told.Count);
    }

    /// <summary>Between "Teams took it" and "the store knows" a process may die: nobody is told again, and the number says so.</summary>
    [Fact]
    public async Task A_Message_Of_Unknown_End_Is_Not_Sent_Again()
    {
        await using var app = await OfficeAsync(staff: 4);
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.ReadAsync(async s => await s.Set<Recipient>().OrderBy(r => r.Person).Take(1).ExecuteUpdateAsync(x => x.SetProperty(r => r.State, RecipientState.Sending)));
        await using var again = await app.RestartAsync();
        await again.DeliverAsync();
        Assert.Equal(("done", 4, 3, 0, 1), Numbers(await OnlyAsync(again)));
        Assert.Equal(3, again.Announcer.Told.Count);
    }

    [Fact]
    public async Task A_Thousand_Get_It_Once_Each()
    {
        await using var app = await OfficeAsync(staff: 1000);
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.DeliverAsync();
        Assert.Equal(("done", 1000, 1000, 0, 0), Numbers(await OnlyAsync(app)));
        Assert.Equal(1000, app.Announcer.Told.Select(t => t.Address).Distinct().Count());
        Assert.Equal(1000, app.Announcer.Told.Count);
    }

    /// <summary>Five seconds of sending at a time: what the outbox holds besides is told in between.</summary>
    [Fact]
    public async Task A_Notice_Does_Not_Wait_Behind_It()
    {
        await using var app = await OfficeAsync(staff: 40);
        app.Announcer.Answer = _ =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(new Told(ToldOutcome.Sent));
        };
        await MadeAsync(app, app.Members[0], Reviewed());
        await app.DeliverAsync();
        Assert.Equal(("done", 40, 40, 0, 0), Numbers(await OnlyAsync(app)));
        Assert.InRange((await app.OutboxAsync()).Count(r => r.Kind == "announcement.slice"), 2, 9);
    }

    [Fact]
    public async Task Its_Rows_Know_No_Case_And_No_Session()
    {
        await using var app = await OfficeAsync(staff: 1);
        var columns = await app.ReadAsync(s => Task.FromResult(new[] { typeof(Announcement), typeof(Recipient) }
            .SelectMany(t => s.Model.FindEntityType(t)!.GetProperties().Select(p => p.GetColumnName())).Distinct().Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(
            ["announcement_id", "approver", "attempts", "author", "changed_at", "channel", "due_at", "id", "made_at", "office_id", "person", "reviewed", "sent", "state", "text_en", "text_id", "title_en", "title_id", "total", "unreached", "unsure"],
            columns);
        await MadeAsync(app, app.Members[0], Own());
        var ids = await app.ReadAsync(s => s.Set<Announcement>().Select(a => a.Id).ToListAsync());
        Assert.Empty(ids.Intersect(await app.ReadAsync(s => s.Set<Jaring.Cases.StoredCase>().Select(c => c.CaseId).ToListAsync())));
    }

    private static async Task MarkAsync(TeamApp app, int staff)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAddressBook>().MarkUnreachableAsync(TeamApp.Office, "teams", Staff(staff), default);
    }
}
