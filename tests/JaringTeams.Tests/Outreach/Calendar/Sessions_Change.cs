using System.Net;
using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Calendar;

/// <summary>A plan changes, and the calendar follows to the last state that was wanted.</summary>
public sealed class Sessions_Change
{
    private const string Yoga = "yoga@tirtawana.example", Sari = "sari@tirtawana.example", Wening = "wening@tirtawana.example";

    [Fact]
    public async Task Change_Reaches_The_Event_And_Names_What_Is_Different_Alone()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        var moved = Changed(session, p => (p["startsAt"], p["endsAt"]) = ("2026-12-02T09:00", "2026-12-02T11:00"));
        var saved = await JsonAsync(await PutAsync(app, session, moved), HttpStatusCode.OK);
        Assert.Equal((2, true, "2026-12-02T09:00"), ((int)saved["revision"]!, (bool)saved["changing"]!, (string)saved["startsAt"]!));
        await app.DeliverAsync();

        var change = Assert.Single(app.Calendar.Changes);
        Assert.Equal((change.From with { StartsAt = "2026-12-02T09:00", EndsAt = "2026-12-02T11:00" }, null, null), (change.To, change.Guests, change.Link));
        Assert.False((bool)(await OnlyAsync(app))["changing"]!);
        Assert.Equal("2026-12-02T09:00", Assert.Single(app.Calendar.Events).Value.Face.StartsAt);
    }

    [Fact]
    public async Task Guests_Who_Stay_Are_Not_Invited_Again()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        await JsonAsync(await PutAsync(app, session, Changed(session, p => p["attendees"] = new JsonArray(Wening, Yoga))), HttpStatusCode.OK);
        await app.DeliverAsync();
        var change = Assert.Single(app.Calendar.Changes);
        Assert.Equal([Sari], change.Guests!.Gone);
        Assert.Equal(change.From, change.To);
        Assert.Equal([Yoga, Wening], Assert.Single(app.Calendar.Events).Value.Attendees);
    }

    [Fact]
    public async Task Agenda_And_Moderator_Are_Nothing_The_Calendar_Hears_Of()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        await JsonAsync(await PutAsync(app, session, Changed(session, p => p["moderator"] = "Bagas Wirawan")), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Empty(app.Calendar.Changes);
        Assert.Equal(("Bagas Wirawan", false), ((string)(await OnlyAsync(app))["moderator"]!, (bool)(await OnlyAsync(app))["changing"]!));
    }

    [Fact]
    public async Task Whoever_Comes_Second_Is_Shown_The_Newer_One_And_The_Same_Change_Twice_Is_One()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        var first = Changed(session, p => p["title"] = "Sosialisasi untuk pegawai baru");
        await JsonAsync(await PutAsync(app, session, first), HttpStatusCode.OK);
        Assert.Equal(2, (int)(await JsonAsync(await PutAsync(app, session, first), HttpStatusCode.OK))["revision"]!);

        var second = await JsonAsync(await PutAsync(app, session, Changed(session, p => p["place"] = "Aula")), HttpStatusCode.Conflict);
        Assert.Equal(("session-changed", "Sosialisasi untuk pegawai baru", 2), ((string)second["code"]!, (string)second["session"]!["title"]!, (int)second["session"]!["revision"]!));
        Assert.Null((await OnlyAsync(app))["place"]);
    }

    [Fact]
    public async Task Faulty_And_Unknown_And_Cancelled_Are_Refused()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        Assert.Contains("time-order", Codes(await JsonAsync(await PutAsync(app, session, Changed(session, p => p["endsAt"] = "2026-12-01T08:00")), HttpStatusCode.BadRequest)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.PutAsync(app.Members[0], "sessions/x", Changed(session, _ => { }).ToJsonString())).StatusCode);
        await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { });
        var off = await JsonAsync(await PutAsync(app, await OnlyAsync(app), Changed(await OnlyAsync(app), p => p["title"] = "Lain")), HttpStatusCode.Conflict);
        Assert.Equal("cancelling", (string)off["session"]!["state"]!);
    }

    [Fact]
    public async Task Session_That_Has_Begun_Keeps_Its_Hour_But_May_Change_Otherwise()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await StandingAsync(app);
        app.Clock.MoveTo(new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
        await JsonAsync(await PutAsync(app, session, Changed(session, p => p["attendees"] = new JsonArray(Yoga))), HttpStatusCode.OK);
        var late = Changed(await OnlyAsync(app), p => p["startsAt"] = "2026-12-01T08:30");
        Assert.Contains("time-past", Codes(await JsonAsync(await PutAsync(app, session, late), HttpStatusCode.BadRequest)));
    }

    [Fact]
    public async Task Lost_Answers_And_Newer_Changes_End_In_The_Last_State()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.LosesAnswer = true;
        var session = await PlannedAsync(app, Plan());
        await app.DeliverAsync();
        await JsonAsync(await PutAsync(app, session, Changed(session, p => (p["startsAt"], p["endsAt"]) = ("2027-02-03T09:00", "2027-02-03T11:00"))), HttpStatusCode.OK);
        await app.DeliverAsync();
        app.Calendar.LosesAnswer = false;
        await JsonAsync(await PutAsync(app, await OnlyAsync(app), Changed(await OnlyAsync(app), p => p["attendees"] = new JsonArray(Wening))), HttpStatusCode.OK);
        await app.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));

        var entry = Assert.Single(app.Calendar.Events).Value;
        Assert.Equal(("2027-02-03T09:00", Wening), (entry.Face.StartsAt, Assert.Single(entry.Attendees)));
        Assert.Equal(("inCalendar", null), State(await OnlyAsync(app)));
        Assert.Null((await OnlyAsync(app))["outlook"]);
    }

    [Fact]
    public async Task Failed_Session_Is_Tried_Again_When_It_Is_Changed()
    {
        await using var app = await TeamApp.StartAsync();
        app.Calendar.Fails = Delivery.GiveUp("graph-bad-request");
        var session = await PlannedAsync(app, Plan());
        await app.DeliverAsync();
        Assert.Equal(("failed", "graph-bad-request"), State(await OnlyAsync(app)));
        app.Calendar.Fails = null;
        await JsonAsync(await PutAsync(app, session, Changed(session, p => p["attendees"] = new JsonArray(Wening))), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Equal(("inCalendar", null), State(await OnlyAsync(app)));
        Assert.Equal([Wening], Assert.Single(app.Calendar.Events).Value.Attendees);
    }

    [Fact]
    public async Task More_Than_Five_Hundred_Become_Several_Events_Of_One_Link()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await PlannedAsync(app, Crowd(1001));
        await app.DeliverAsync();
        var events = app.Calendar.Events.Values.OrderByDescending(e => e.Online).ThenByDescending(e => e.Attendees.Count).ToList();
        Assert.Equal([500, 500, 1], events.Select(e => e.Attendees.Count));
        Assert.Equal([true, false, false], events.Select(e => e.Online));
        var link = (string)(await OnlyAsync(app))["joinUrl"]!;
        Assert.All(events.Skip(1), e => Assert.Equal(link, e.Link));
        Assert.Equal(1001, events.SelectMany(e => e.Attendees).Distinct().Count());

        // One leaves, one comes: one event changes, and the third takes the newcomer's place in the first.
        var list = session["attendees"]!.AsArray().Select(a => (string)a!).Where(a => a != "p7@tirtawana.example").Append(Wening);
        await JsonAsync(await PutAsync(app, session, Changed(session, p => p["attendees"] = new JsonArray([.. list.Select(a => JsonValue.Create(a))]))), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Equal(["p7@tirtawana.example"], Assert.Single(app.Calendar.Changes).Guests!.Gone);

        await JsonAsync(await PutAsync(app, await OnlyAsync(app), Changed(await OnlyAsync(app), p => p["attendees"] = new JsonArray(Yoga))), HttpStatusCode.OK);
        await app.DeliverAsync();
        Assert.Equal([Yoga], Assert.Single(app.Calendar.Events).Value.Attendees);
        Assert.Equal(2, app.Calendar.Cancelled.Count);
        Assert.Equal(3, await app.ReadAsync(s => s.Set<SessionEvent>().CountAsync()));

        await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { });
        await app.DeliverAsync();
        Assert.Empty(app.Calendar.Events);
    }

    internal static async Task<JsonNode> StandingAsync(TeamApp app, JsonObject? plan = null)
    {
        await PlannedAsync(app, plan ?? Plan());
        await app.DeliverAsync();
        return await OnlyAsync(app);
    }

    internal static JsonObject Crowd(int people)
    {
        var plan = Plan();
        plan["attendees"] = new JsonArray([.. Enumerable.Range(0, people).Select(n => JsonValue.Create($"p{n}@tirtawana.example"))]);
        return plan;
    }

    /// <summary>The plan of a session as the page sends it back, with something different.</summary>
    internal static JsonObject Changed(JsonNode session, Action<JsonObject> change)
    {
        var plan = new JsonObject { ["submitKey"] = "AAAAAAAAAAAAAAAAAAAAAA", ["furtherDays"] = new JsonArray() };
        foreach (var name in new[] { "kind", "title", "startsAt", "endsAt", "place", "online", "meetingUrl", "moderator", "speakers", "audienceUnits", "attendees", "agenda", "revision" })
        {
            plan[name] = session[name]?.DeepClone();
        }
        change(plan);
        return plan;
    }

    private static Task<HttpResponseMessage> PutAsync(TeamApp app, JsonNode session, JsonObject plan) => app.PutAsync(app.Members[1], $"sessions/{session["id"]}", plan.ToJsonString());
}
