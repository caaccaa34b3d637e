using System.Net;
using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Outreach.Calendar.Sessions_Change;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Calendar;

/// <summary>What somebody does in Outlook itself comes back into the plan, and one call brings all of it and every reply.</summary>
public sealed class Outlook_Changes_Come_Back
{
    [Fact]
    public async Task Moved_In_Outlook_Moves_The_Plan_And_Asks()
    {
        await using var app = await TeamApp.StartAsync();
        await StandingAsync(app);
        app.Calendar.ChangeInOutlook(EventId(app), f => f with { StartsAt = "2026-12-01T13:00", EndsAt = "2026-12-01T15:00", Place = "Ruang rapat" });
        await FollowAsync(app);
        var session = await OnlyAsync(app);
        Assert.Equal(("2026-12-01T13:00", "Ruang rapat", 2), ((string)session["startsAt"]!, (string)session["place"]!, (int)session["revision"]!));
        Assert.Equal((false, "2026-12-01T09:00", null), ((bool)session["outlook"]!["deleted"]!, (string)session["outlook"]!["before"]!["startsAt"]!, (string?)session["outlook"]!["before"]!["place"]));
        await app.DeliverAsync();
        Assert.Empty(app.Calendar.Changes);

        var kept = await DecideAsync(app, session, "keep");
        Assert.Equal(("2026-12-01T13:00", null), ((string)kept["startsAt"]!, kept["outlook"]));
        await app.DeliverAsync();
        Assert.Equal("2026-12-01T13:00", Assert.Single(app.Calendar.Events).Value.Face.StartsAt);
    }

    [Fact]
    public async Task Put_Back_Changes_The_Calendar_Again()
    {
        await using var app = await TeamApp.StartAsync();
        await StandingAsync(app);
        app.Calendar.ChangeInOutlook(EventId(app), f => f with { Title = "Rapat" });
        app.Calendar.ChangeInOutlook(EventId(app), f => f with { StartsAt = "2026-12-01T10:00" });
        await FollowAsync(app);
        Assert.Equal("Rapat", (string)(await OnlyAsync(app))["title"]!);
        await DecideAsync(app, await OnlyAsync(app), "putBack");
        await app.DeliverAsync();
        var entry = Assert.Single(app.Calendar.Events).Value;
        Assert.Equal(("Sosialisasi: ruang kerja yang saling menghormati", "2026-12-01T09:00"), (entry.Face.Title, entry.Face.StartsAt));
        Assert.Null((await OnlyAsync(app))["outlook"]);
        await FollowAsync(app);
        Assert.Null((await OnlyAsync(app))["outlook"]);
    }

    [Fact]
    public async Task A_Change_On_Its_Way_And_One_In_Outlook_Are_Both_Kept()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        await JsonAsync(await app.PutAsync(app.Members[0], $"sessions/{session["id"]}", Changed(session, p => p["place"] = "Aula").ToJsonString()), HttpStatusCode.OK);
        app.Calendar.ChangeInOutlook(EventId(app), f => f with { StartsAt = "2026-12-01T08:00" });
        await app.LiveAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        var entry = Assert.Single(app.Calendar.Events).Value;
        Assert.Equal(("2026-12-01T08:00", "Aula"), (entry.Face.StartsAt, entry.Face.Place));
        Assert.Equal("2026-12-01T09:00", (string)(await OnlyAsync(app))["outlook"]!["before"]!["startsAt"]!);
    }

    [Fact]
    public async Task Deleted_In_Outlook_Is_Asked_About_And_Made_Again_As_Another_Event()
    {
        await using var app = await TeamApp.StartAsync();
        await StandingAsync(app);
        var first = EventId(app);
        app.Calendar.DeleteInOutlook(first);
        await FollowAsync(app);
        var session = await OnlyAsync(app);
        Assert.Equal(("inCalendar", "event-gone"), State(session));
        Assert.True((bool)session["outlook"]!["deleted"]!);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));
        Assert.Equal(1, app.Calendar.Creates);

        await DecideAsync(app, session, "makeAgain");
        await app.DeliverAsync();
        Assert.NotEqual(first, EventId(app));
        Assert.Equal(("inCalendar", null), State(await OnlyAsync(app)));
        Assert.Null((await OnlyAsync(app))["outlook"]);
    }

    [Fact]
    public async Task Deleted_In_Outlook_May_Simply_Be_Cancelled()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        app.Calendar.DeleteInOutlook(EventId(app));
        await FollowAsync(app);
        await JsonAsync(await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { }), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Equal(("cancelled", null), State(await OnlyAsync(app)));
        Assert.Empty(app.Calendar.Cancelled);
    }

    [Fact]
    public async Task One_Call_Brings_The_Replies_Of_All_Sessions_And_Nothing_Is_Asked_When_None_Is_Open()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Equal(0, await FollowAsync(app));
        for (var n = 0; n < 40; n++)
        {
            await PlannedAsync(app, Plan($"AAAAAAAAAAAAAAAAAAAA{n:00}"));
        }
        await app.DeliverAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(1, await FollowAsync(app));
        app.Calendar.Replies = new(2, 0, 0, 0);
        app.Calendar.ChangeInOutlook(app.Calendar.Events.Keys.First(), f => f);
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(1, await FollowAsync(app));
        Assert.Equal(0, app.Calendar.Reads);
        Assert.Single(await AllAsync(app), s => (int)s["replies"]!["accepted"]! == 2);

        app.Clock.MoveTo(new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await FollowAsync(app));
    }

    [Fact]
    public async Task Forgotten_Link_Begins_Anew_And_Misses_Nothing()
    {
        await using var app = await TeamApp.StartAsync();
        await StandingAsync(app);
        await FollowAsync(app);
        app.Calendar.Forgets = true;
        app.Calendar.DeleteInOutlook(EventId(app));
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal(3, await FollowAsync(app));
        Assert.Equal("event-gone", (string?)(await OnlyAsync(app))["fault"]);
    }

    [Fact]
    public async Task Where_It_Stands_Survives_A_Restart_And_A_Fault_Moves_Nothing()
    {
        var app = await TeamApp.StartAsync();
        await StandingAsync(app);
        await FollowAsync(app);
        var mark = await app.ReadAsync(s => s.Set<CalendarMark>().SingleAsync());
        Assert.Equal((true, null), (mark.Link is not null, mark.BeganAt));
        await using var again = await app.RestartAsync();
        again.Calendar.Fails = Delivery.Again("graph-away");
        await FollowAsync(again);
        Assert.Equal(mark.Link, (await again.ReadAsync(s => s.Set<CalendarMark>().SingleAsync())).Link);
    }

    private static string EventId(TeamApp app) => Assert.Single(app.Calendar.Events).Key;

    private static Task<int> FollowAsync(TeamApp app) => ActivatorUtilities.CreateInstance<CalendarWorker>(app.Services).FollowAllAsync(default);

    private static async Task<JsonNode> DecideAsync(TeamApp app, JsonNode session, string decision) =>
        await JsonAsync(await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/outlook", new { decision }), HttpStatusCode.OK);
}
