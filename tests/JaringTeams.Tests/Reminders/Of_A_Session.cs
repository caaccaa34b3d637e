using System.Net;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Cases;
using Jaring.Outbox;
using Jaring.Reminders;
using Jaring.Tests.Outreach;
using Microsoft.EntityFrameworkCore;
using static Jaring.Tests.Reminders.Reminding;

namespace Jaring.Tests.Reminders;

/// <summary>Whoever is invited hears once, within office hours, by chat where one is known and else by the feed; and nobody of a session that is off.</summary>
public sealed class Of_A_Session
{
    [Fact]
    public async Task Goes_A_Day_Before_By_Chat_And_By_Feed_Once_Each()
    {
        await using var app = await OfficeAsync(further: 3);
        var session = await StandingAsync(app);
        Assert.Equal("2026-11-30T09:00:00+07:00", (string?)(await ReadAsync(app, session))["at"]);
        GoTo(app, DayBefore - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await LookAsync(app));
        GoTo(app, DayBefore);
        Assert.Equal(1, await LookAsync(app));
        Assert.Equal(0, await LookAsync(app));

        Assert.Equal(["chat-yoga", $"feed {Sari}"], Told(app));
        Assert.All(app.Reminders.Told, t => Assert.Equal((ReminderOccasion.Session, (string?)session["id"], null), (t.Message.Occasion, t.Message.SessionId, t.Message.Presses)));
        var view = await ReadAsync(app, session);
        Assert.Equal((2, 2, 0, 0), Numbers(view));
        Assert.Null(view["at"]);
        Assert.Equal(0, await RowsAsync(app));
        Assert.DoesNotContain("yoga", view.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>9.00 on Monday, the day before, is on the Sunday; the office is closed then and on Saturday.</summary>
    [Theory]
    [InlineData("2026-11-30T09:00", "2026-11-27T09:00:00+07:00")]
    [InlineData("2026-12-02T05:00", "2026-12-01T07:30:00+07:00")]
    [InlineData("2026-12-02T21:00", "2026-12-01T15:00:00+07:00")]
    [InlineData("2026-12-28T09:00", "2026-12-23T09:00:00+07:00")]
    public async Task Leaves_In_Office_Hours(string starts, string leaves)
    {
        await using var app = await OfficeAsync();
        var session = await StandingAsync(app, p => (p["startsAt"], p["endsAt"]) = (starts, $"{starts[..11]}{(starts[11..13] == "21" ? "22" : "11")}:30"));
        Assert.Equal(leaves, (string?)(await ReadAsync(app, session))["at"]);
    }

    [Fact]
    public async Task A_Night_And_A_Weekend_Ring_No_Phone()
    {
        await using var app = await OfficeAsync();
        await StandingAsync(app);
        GoTo(app, DayBefore.AddHours(10));
        Assert.Equal(0, await LookAsync(app));
        GoTo(app, DayBefore.AddHours(22.5));
        Assert.Equal(1, await LookAsync(app));
    }

    [Fact]
    public async Task None_For_A_Cancelled_One_And_None_For_One_That_Began()
    {
        await using var app = await OfficeAsync();
        var session = await StandingAsync(app);
        (await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { })).EnsureSuccessStatusCode();
        await app.DeliverAsync();
        GoTo(app, DayBefore);
        Assert.Equal(0, await LookAsync(app));
        Assert.Null(Numbers(await SendAsync(app, session)));
        await app.DeliverAsync();
        Assert.Empty(app.Reminders.Told);

        await using var late = await OfficeAsync();
        await StandingAsync(late);
        GoTo(late, DayBefore.AddDays(1));
        Assert.Equal(0, await LookAsync(late));
    }

    [Fact]
    public async Task Another_Time_Reminds_Of_The_New_One_And_Only_Then_Again()
    {
        await using var app = await OfficeAsync();
        var session = await StandingAsync(app);
        GoTo(app, DayBefore);
        await LookAsync(app);
        var moved = SessionRequests.Plan();
        (moved["startsAt"], moved["endsAt"], moved["revision"]) = ("2026-12-03T13:30", "2026-12-03T15:30", (int)session["revision"]!);
        await SessionRequests.JsonAsync(await app.PutAsync(app.Members[0], $"sessions/{session["id"]}", moved.ToJsonString()), HttpStatusCode.OK);
        await app.DeliverAsync();
        var view = await ReadAsync(app, session);
        Assert.Equal(("2026-12-02T13:30:00+07:00", null), ((string?)view["at"], Numbers(view)));
        Assert.Equal(0, await LookAsync(app));
        GoTo(app, new(2026, 12, 2, 6, 30, 0, TimeSpan.Zero));
        Assert.Equal(1, await LookAsync(app));
        Assert.Equal(4, app.Reminders.Told.Count);
    }

    /// <summary>Whoever was invited a moment ago needs no reminder of it.</summary>
    [Fact]
    public async Task An_Invitation_Of_The_Last_Day_Is_Reminder_Enough()
    {
        await using var app = await OfficeAsync();
        GoTo(app, DayBefore.AddHours(1));
        var session = await StandingAsync(app);
        Assert.Null((await ReadAsync(app, session))["at"]);
        Assert.Equal(0, await LookAsync(app));
        await SendAsync(app, session);
        await app.DeliverAsync();
        Assert.Equal(2, app.Reminders.Told.Count);
    }

    [Fact]
    public async Task Off_For_One_Session_And_By_Hand_All_The_Same()
    {
        await using var app = await OfficeAsync();
        var session = await StandingAsync(app);
        var off = await SwitchAsync(app, session, off: true);
        Assert.Equal((true, null), ((bool)off["off"]!, (string?)off["at"]));
        GoTo(app, DayBefore);
        Assert.Equal(0, await LookAsync(app));
        Assert.NotNull((await SwitchAsync(app, session, off: false))["at"]);
        await SwitchAsync(app, session, off: true);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(app, session)));
        await app.DeliverAsync();
        Assert.Equal(["chat-yoga", $"feed {Sari}"], Told(app));
        await SendAsync(app, session);
        await app.DeliverAsync();
        Assert.Equal(2, app.Reminders.Told.Count);
    }

    [Fact]
    public async Task A_Group_Is_Nobody_And_Said_To_Be()
    {
        await using var app = await OfficeAsync(office: o => o.GroupAddresses.Add("semua@tirtawana.example"));
        var session = await StandingAsync(app, p => p["attendees"] = new JsonArray("semua@tirtawana.example", Yoga));
        Assert.Equal(1, (int)(await ReadAsync(app, session))["groups"]!);
        await SendAsync(app, session);
        await app.DeliverAsync();
        Assert.Equal(["chat-yoga"], Told(app));
    }

    [Fact]
    public async Task The_Group_Of_Everybody_Is_Everybody_Who_Has_The_App_Each_Once()
    {
        await using var app = await OfficeAsync(further: 2, office: o =>
        {
            o.GroupAddresses.Add("semua@tirtawana.example");
            o.GroupAddresses.Add("hukum@tirtawana.example");
            o.EverybodyAddress = "semua@tirtawana.example";
        });
        var session = await StandingAsync(app, p => p["attendees"] = new JsonArray("Semua@tirtawana.example", "hukum@tirtawana.example", Yoga, "tamu@luar.example"));
        Assert.Equal(1, (int)(await ReadAsync(app, session))["groups"]!);
        await SendAsync(app, session);
        await app.DeliverAsync();
        Assert.Equal(["chat-1", "chat-2", "chat-yoga", "feed tamu@luar.example"], Told(app).Order());
    }

    [Fact]
    public async Task Ends_In_Numbers_Whatever_Teams_Says()
    {
        await using var app = await OfficeAsync(further: 4);
        var session = await StandingAsync(app, p => p["attendees"] = new JsonArray([Yoga, .. Enumerable.Range(1, 4).Select(n => (JsonNode)$"chat-{n}@tirtawana.example"), "tamu@luar.example"]));
        var tries = 0;
        app.Reminders.Answer = to => Task.FromResult(new Told(to switch
        {
            "chat-1" => ToldOutcome.Unreachable,
            "chat-2" => ToldOutcome.Unsure,
            "chat-3" => ++tries < 3 ? ToldOutcome.Later : ToldOutcome.Sent,
            "feed tamu@luar.example" => ToldOutcome.Refused,
            _ => ToldOutcome.Sent,
        }));
        await SendAsync(app, session);
        await app.LiveAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5));
        Assert.Equal((6, 3, 2, 1), Numbers(await ReadAsync(app, session)));
        Assert.Equal(0, await RowsAsync(app));
        Assert.Equal(["chat-1"], await app.ReadAsync(s => s.Set<Jaring.Team.StoredAddress>().Where(a => !a.Reachable).Select(a => a.Address).ToListAsync()));
        Assert.DoesNotContain(await app.OutboxAsync(), r => r.State == OutboxState.Parked);
    }

    [Fact]
    public async Task Cancelled_On_Its_Way_Nobody_More_Hears()
    {
        await using var app = await OfficeAsync(further: 40);
        var session = await StandingAsync(app, p => p["attendees"] = new JsonArray([.. Enumerable.Range(1, 40).Select(n => (JsonNode)$"chat-{n}@tirtawana.example")]));
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Reminders.Answer = async _ =>
        {
            begun.TrySetResult();
            await go.Task;
            return new Told(ToldOutcome.Sent);
        };
        await SendAsync(app, session);
        var delivering = app.DeliverAsync();
        await begun.Task;
        (await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { })).EnsureSuccessStatusCode();
        go.SetResult();
        await delivering;
        await app.DeliverAsync();
        Assert.InRange(app.Reminders.Told.Count, 1, 8);
        Assert.Equal((app.Reminders.Told.Count, 0), (Numbers(await ReadAsync(app, session))!.Value.Sent, await RowsAsync(app)));
    }

    /// <summary>Between "Teams took it" and "the store knows" a process may die: nobody is told again, and the number says so.</summary>
    [Fact]
    public async Task A_Message_Of_Unknown_End_Is_Not_Sent_Again()
    {
        await using var app = await OfficeAsync();
        var session = await StandingAsync(app);
        await SendAsync(app, session);
        await app.ReadAsync(s => s.Set<Reminded>().Where(r => r.ByFeed).ExecuteUpdateAsync(x => x.SetProperty(r => r.State, RecipientState.Sending)));
        await using var again = await app.RestartAsync();
        await again.DeliverAsync();
        Assert.Equal((2, 1, 0, 1), Numbers(await ReadAsync(again, session)));
        Assert.Equal(["chat-yoga"], Told(again));
    }

    [Fact]
    public async Task Its_Rows_Know_No_Case()
    {
        await using var app = await OfficeAsync();
        var columns = await app.ReadAsync(s => Task.FromResult(new[] { typeof(Reminder), typeof(Reminded) }
            .SelectMany(t => s.Model.FindEntityType(t)!.GetProperties().Select(p => p.GetColumnName())).Distinct().Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(["attempts", "by_feed", "due_at", "occasion", "off", "office_id", "round", "sent", "set_out_at", "state", "subject", "total", "unreached", "unsure", "who"], columns);
        var (reminders, cases) = await app.ReadAsync(s => Task.FromResult((s.Model.FindEntityType(typeof(Reminder))!, s.Model.FindEntityType(typeof(StoredCase))!)));
        Assert.Empty(reminders.GetForeignKeys());
        Assert.NotEqual(reminders.GetTableName(), cases.GetTableName());
    }
}
