using System.Net;
using System.Text.Json.Nodes;
using Jaring.Tests.Outreach.Calendar;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Planning;

/// <summary>A change to a session of a series reaches that one, or it and the later ones.</summary>
public sealed class Series_Changes_Together
{
    [Fact]
    public async Task This_One_Alone_Unless_Asked()
    {
        await using var app = await SeriesAsync();
        await ChangeAsync(app, 2, following: false, p => p["place"] = "Ruang Pertemuan");
        Assert.Equal(["", "Ruang Pertemuan", "", ""], (await SessionsAsync(app)).Select(s => (string?)s["place"] ?? ""));
    }

    [Fact]
    public async Task Later_Ones_Get_What_Was_Changed_And_Keep_What_Was_Not()
    {
        await using var app = await SeriesAsync();
        await ChangeAsync(app, 3, following: false, p => (p["moderator"], p["startsAt"], p["endsAt"]) = ("Ratna Puspita", "2026-12-16T13:00", "2026-12-16T14:00"));
        await ChangeAsync(app, 2, following: true, p => (p["place"], p["startsAt"], p["endsAt"]) = ("Ruang Pertemuan", "2026-12-09T09:00", "2026-12-09T11:00"));
        Assert.Equal(
            [
                ("", "Laras Kinanti", "2026-12-01T09:00", "2026-12-01T11:00", 1),
                ("Ruang Pertemuan", "Laras Kinanti", "2026-12-09T09:00", "2026-12-09T11:00", 2),
                ("Ruang Pertemuan", "Ratna Puspita", "2026-12-17T13:00", "2026-12-17T14:00", 3),
                ("Ruang Pertemuan", "Laras Kinanti", "2026-12-23T09:00", "2026-12-23T11:00", 2),
            ],
            (await SessionsAsync(app)).Select(s => ((string?)s["place"] ?? "", (string)s["moderator"]!, (string)s["startsAt"]!, (string)s["endsAt"]!, (int)s["revision"]!)));
        await app.DeliverAsync();
        Assert.Equal(["2026-12-01", "2026-12-09", "2026-12-17", "2026-12-23"], app.Calendar.Events.Values.Select(e => e.Face.StartsAt[..10]).Order());
    }

    [Fact]
    public async Task Another_Hour_And_Other_Guests_Go_To_All_Later_Ones()
    {
        await using var app = await SeriesAsync();
        await ChangeAsync(app, 1, following: true, p => (p["startsAt"], p["endsAt"], p["attendees"]) = ("2026-12-01T10:00", "2026-12-01T11:30", new JsonArray("wening@tirtawana.example")));
        Assert.All(await SessionsAsync(app), s => Assert.Equal(("T10:00", "T11:30", "wening@tirtawana.example"), (((string)s["startsAt"]!)[10..], ((string)s["endsAt"]!)[10..], string.Join(',', s["attendees"]!.AsArray()))));
    }

    [Fact]
    public async Task What_Is_Cancelled_Begun_Or_Of_Another_Series_Stays()
    {
        await using var app = await SeriesAsync();
        var other = Plan("AAAAAAAAAAAAAAAAAAAAAB");
        (other["title"], other["furtherDays"]) = ("Lain", new JsonArray("2026-12-20"));
        await PlannedAsync(app, other);
        await app.PostAsync(app.Members[0], $"sessions/{(await SessionsAsync(app))[2]["id"]}/cancel", new { });
        app.Clock.MoveTo(new(2026, 12, 8, 3, 0, 0, TimeSpan.Zero));
        await ChangeAsync(app, 1, following: true, p => p["moderator"] = "Bagas Wirawan");
        Assert.Equal(["Bagas Wirawan", "Laras Kinanti", "Laras Kinanti", "Bagas Wirawan"], (await SessionsAsync(app)).Select(s => (string)s["moderator"]!));
        Assert.All((await AllAsync(app)).Where(s => (string)s["title"]! == "Lain"), s => Assert.Equal("Laras Kinanti", (string)s["moderator"]!));
    }

    [Fact]
    public async Task None_Is_Changed_When_One_That_Was_Moved_Alone_Would_Come_To_Lie_In_The_Past()
    {
        await using var app = await SeriesAsync();
        await ChangeAsync(app, 3, following: false, p => (p["startsAt"], p["endsAt"]) = ("2026-11-24T09:00", "2026-11-24T11:00"));
        var before = await SessionsAsync(app);
        var plan = Sessions_Change.Changed(before[1], p => (p["startsAt"], p["endsAt"]) = ("2026-12-03T09:00", "2026-12-03T11:00"));
        plan["following"] = true;
        Assert.Equal(["time-past"], Codes(await JsonAsync(await app.PutAsync(app.Members[0], $"sessions/{before[1]["id"]}", plan.ToJsonString()), HttpStatusCode.BadRequest)));
        Assert.Equal(before.Select(s => s.ToJsonString()), (await SessionsAsync(app)).Select(s => s.ToJsonString()));
        await ChangeAsync(app, 2, following: false, p => p["title"] = "Sosialisasi lanjutan");
    }

    [Theory]
    [InlineData("", "inCalendar cancelling inCalendar inCalendar")]
    [InlineData("?following=false", "inCalendar cancelling inCalendar inCalendar")]
    [InlineData("?following=true", "inCalendar cancelling cancelling cancelling")]
    public async Task Cancelling_Takes_The_Later_Ones_Along_Where_Asked(string query, string states)
    {
        await using var app = await SeriesAsync();
        for (var n = 0; n < 2; n++)
        {
            (await app.PostAsync(app.Members[0], $"sessions/{(await SessionsAsync(app))[1]["id"]}/cancel{query}", new { })).EnsureSuccessStatusCode();
            Assert.Equal(states, string.Join(' ', (await SessionsAsync(app)).Select(s => (string)s["state"]!)));
        }
        await app.DeliverAsync();
        Assert.Equal(states.Split(' ').Count(s => s == "cancelling"), app.Calendar.Cancelled.Count);
    }

    [Fact]
    public async Task The_Same_Change_Sent_Again_Is_No_Second_One()
    {
        await using var app = await SeriesAsync();
        var first = (await SessionsAsync(app))[0];
        for (var n = 0; n < 2; n++)
        {
            await ChangeAsync(app, first, following: true, p => p["title"] = "Sosialisasi lanjutan");
        }
        Assert.All(await SessionsAsync(app), s => Assert.Equal(("Sosialisasi lanjutan", 2), ((string)s["title"]!, (int)s["revision"]!)));
    }

    /// <summary>Four Tuesdays in the calendar.</summary>
    private static async Task<TeamApp> SeriesAsync()
    {
        var app = await TeamApp.StartAsync();
        var plan = Plan();
        plan["furtherDays"] = new JsonArray("2026-12-08", "2026-12-15", "2026-12-22");
        await PlannedAsync(app, plan);
        await app.DeliverAsync();
        return app;
    }

    private static async Task<List<JsonNode>> SessionsAsync(TeamApp app) =>
        [.. (await AllAsync(app)).Where(s => (string)s["title"]! != "Lain").OrderBy(s => (int)s["number"]!)];

    private static async Task ChangeAsync(TeamApp app, int number, bool following, Action<JsonObject> change) => await ChangeAsync(app, (await SessionsAsync(app))[number - 1], following, change);

    private static async Task ChangeAsync(TeamApp app, JsonNode session, bool following, Action<JsonObject> change)
    {
        var plan = Sessions_Change.Changed(session, change);
        plan["following"] = following;
        await JsonAsync(await app.PutAsync(app.Members[0], $"sessions/{session["id"]}", plan.ToJsonString()), HttpStatusCode.OK);
    }
}
