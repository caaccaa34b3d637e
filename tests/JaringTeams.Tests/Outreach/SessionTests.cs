using System.Net;
using Jaring.Outbox;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach;

public sealed class SessionTests
{
    [Fact]
    public async Task Planned_Session_Stands_In_The_Calendar_With_A_Link_And_Counts_Replies()
    {
        await using var app = await TeamApp.StartAsync();
        var planned = await PlannedAsync(app, Plan());
        Assert.Equal("planned", (string)planned["state"]!);
        Assert.Null(planned["replies"]);

        await app.DeliverAsync();

        var session = await OnlyAsync(app);
        Assert.Equal("inCalendar", (string)session["state"]!);
        Assert.StartsWith("https://teams.example/l/", (string)session["joinUrl"]!);
        Assert.False((bool)session["noLink"]!);
        Assert.Equal(2, (int)session["replies"]!["waiting"]!);
        var entry = Assert.Single(app.Calendar.Events).Value;
        Assert.Equal(("2026-12-01T09:00", "2026-12-01T11:00"), (entry.Face.StartsAt, entry.Face.EndsAt));
        Assert.True(Guid.TryParse(entry.TransactionId, out _));

        app.Calendar.Replies = new(1, 0, 1, 0);
        app.Clock.Advance(TimeSpan.FromMinutes(12));
        var fresh = await JsonAsync(await app.PostAsync(app.Members[1], $"sessions/{session["id"]}/refresh", new { }), HttpStatusCode.OK);
        Assert.Equal((1, 0, 1, 0), ((int)fresh["replies"]!["accepted"]!, (int)fresh["replies"]!["tentative"]!, (int)fresh["replies"]!["declined"]!, (int)fresh["replies"]!["waiting"]!));
        Assert.Equal("2026-11-21T20:12:00+07:00", (string)fresh["checkedAt"]!);
    }

    [Fact]
    public async Task Same_Submit_Key_Is_One_Session_And_Another_Plan_Under_It_Is_Refused()
    {
        await using var app = await TeamApp.StartAsync();
        var first = await PlannedAsync(app, Plan());
        var second = await JsonAsync(await app.PostAsync(app.Members[0], "sessions", Plan()), HttpStatusCode.OK);
        Assert.Equal((string)first["id"]!, (string)second["id"]!);
        var other = Plan();
        other["title"] = "Judul lain";
        Assert.Equal("duplicate", (string)(await JsonAsync(await app.PostAsync(app.Members[0], "sessions", other), HttpStatusCode.Conflict))["code"]!);
        await app.DeliverAsync();
        Assert.Single(app.Calendar.Events);
        Assert.Equal(1, app.Calendar.Creates);
    }

    [Fact]
    public async Task Event_Is_There_Once_Although_The_First_Answer_Was_Lost()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.LosesAnswer = true;
        await PlannedAsync(app, Plan());
        await app.DeliverAsync();
        Assert.Equal("planned", (string)(await OnlyAsync(app))["state"]!);

        app.Calendar.LosesAnswer = false;
        await app.LiveAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));

        Assert.Equal(2, app.Calendar.Creates);
        Assert.Single(app.Calendar.Events);
        Assert.Equal("inCalendar", (string)(await OnlyAsync(app))["state"]!);
    }

    [Fact]
    public async Task Mailbox_Without_Teams_Gives_A_Warning_And_A_Session_In_A_Room_Does_Not()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.GivesLinks = false;
        await PlannedAsync(app, Plan());
        await app.DeliverAsync();
        Assert.True((bool)(await OnlyAsync(app))["noLink"]!);

        var inRoom = Plan("AAAAAAAAAAAAAAAAAAAAAB");
        (inRoom["online"], inRoom["place"]) = (false, "Ruang Pertemuan");
        await PlannedAsync(app, inRoom);
        await app.DeliverAsync();
        Assert.Contains(await AllAsync(app), s => (string?)s["place"] == "Ruang Pertemuan" && !(bool)s["noLink"]!);
    }

    [Fact]
    public async Task Refusal_Of_The_Calendar_Is_Shown_And_Trouble_Is_Tried_Again()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.Fails = Delivery.Again("throttled");
        await PlannedAsync(app, Plan());
        await app.DeliverAsync();
        Assert.Equal(("planned", "throttled"), State(await OnlyAsync(app)));
        await app.LiveAsync(TimeSpan.FromHours(5), TimeSpan.FromSeconds(20));
        Assert.Equal(("failed", "throttled"), State(await OnlyAsync(app)));

        app.Calendar.Fails = Delivery.GiveUp("forbidden");
        await PlannedAsync(app, Plan("AAAAAAAAAAAAAAAAAAAAAB"));
        await app.DeliverAsync();
        Assert.Contains(await AllAsync(app), s => State(s) == ("failed", "forbidden"));
    }

    [Fact]
    public async Task Cancelled_Session_Leaves_The_Calendar_Once()
    {
        await using var app = await TeamApp.StartAsync();
        var id = (string)(await PlannedAsync(app, Plan()))["id"]!;
        await app.DeliverAsync();
        Assert.Equal("cancelling", (string)(await JsonAsync(await app.PostAsync(app.Members[1], $"sessions/{id}/cancel", new { }), HttpStatusCode.OK))["state"]!);
        await JsonAsync(await app.PostAsync(app.Members[1], $"sessions/{id}/cancel", new { }), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Equal("cancelled", (string)(await OnlyAsync(app))["state"]!);
        Assert.Single(app.Calendar.Cancelled);
        await JsonAsync(await app.PostAsync(app.Members[1], $"sessions/{id}/cancel", new { }), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Single(app.Calendar.Cancelled);
    }

    [Fact]
    public async Task Session_Cancelled_Before_The_First_Attempt_Never_Reaches_The_Calendar()
    {
        await using var app = await TeamApp.StartAsync();
        var id = (string)(await PlannedAsync(app, Plan()))["id"]!;
        await app.PostAsync(app.Members[0], $"sessions/{id}/cancel", new { });
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));
        Assert.Equal("cancelled", (string)(await OnlyAsync(app))["state"]!);
        Assert.Equal(0, app.Calendar.Creates);
    }

    [Fact]
    public async Task Session_Cancelled_After_A_Lost_Answer_Is_Found_And_Taken_Out()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.LosesAnswer = true;
        var id = (string)(await PlannedAsync(app, Plan()))["id"]!;
        await app.DeliverAsync();
        app.Calendar.LosesAnswer = false;
        await app.PostAsync(app.Members[0], $"sessions/{id}/cancel", new { });
        await app.LiveAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.Equal("cancelled", (string)(await OnlyAsync(app))["state"]!);
        Assert.Empty(app.Calendar.Events);
        Assert.Single(app.Calendar.Cancelled);
    }

    [Fact]
    public async Task Unknown_Session_Is_Not_Found()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Equal("not-found", (string)(await JsonAsync(await app.PostAsync(app.Members[0], "sessions/x/cancel", new { }), HttpStatusCode.NotFound))["code"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(app.Members[0], "sessions/x/refresh", new { })).StatusCode);
    }
}
