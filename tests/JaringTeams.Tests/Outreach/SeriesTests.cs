using System.Net;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach;

/// <summary>One plan, several sessions: each stands for itself and knows its number.</summary>
public sealed class SeriesTests
{
    [Fact]
    public async Task Plan_With_Further_Days_Makes_A_Session_For_Each_In_The_Calendar()
    {
        await using var app = await TeamApp.StartAsync();
        await PlannedAsync(app, Series());
        await app.DeliverAsync();
        var sessions = await InOrderAsync(app);
        Assert.Equal(
            [(1, "2026-12-01T09:00", "2026-12-01T11:00"), (2, "2026-12-08T09:00", "2026-12-08T11:00"), (3, "2027-01-05T09:00", "2027-01-05T11:00")],
            sessions.Select(s => ((int)s["number"]!, (string)s["startsAt"]!, (string)s["endsAt"]!)));
        Assert.Single(sessions.Select(s => (string?)s["seriesId"]).Distinct());
        Assert.All(sessions, s => Assert.Equal("inCalendar", (string?)s["state"]));
        Assert.Equal(3, app.Calendar.Events.Count);
    }

    [Fact]
    public async Task Same_Series_Again_Is_The_Same_And_A_Shorter_One_Under_Its_Key_Is_Refused()
    {
        await using var app = await TeamApp.StartAsync();
        var first = await PlannedAsync(app, Series());
        var again = await JsonAsync(await app.PostAsync(app.Members[0], "sessions", Series()), HttpStatusCode.OK);
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        foreach (var days in new JsonNode?[] { new JsonArray("2026-12-08"), null })
        {
            var shorter = Plan();
            shorter["furtherDays"] = days;
            Assert.Equal(HttpStatusCode.Conflict, (await app.PostAsync(app.Members[0], "sessions", shorter)).StatusCode);
        }
        Assert.Equal(3, (await AllAsync(app)).Count);
    }

    [Fact]
    public async Task One_Of_A_Series_Is_Cancelled_Alone()
    {
        await using var app = await TeamApp.StartAsync();
        await PlannedAsync(app, Series());
        await app.DeliverAsync();
        var second = (await InOrderAsync(app))[1];
        await app.PostAsync(app.Members[0], $"sessions/{second["id"]}/cancel", new { });
        await app.DeliverAsync();
        Assert.Equal(["inCalendar", "cancelled", "inCalendar"], (await InOrderAsync(app)).Select(s => (string?)s["state"]));
        Assert.Single(app.Calendar.Cancelled);
    }

    [Fact]
    public async Task Session_Outside_A_Series_Has_None()
    {
        await using var app = await TeamApp.StartAsync();
        var session = await PlannedAsync(app, Plan());
        Assert.Equal((null, 1), ((string?)session["seriesId"], (int)session["number"]!));
    }

    private static JsonObject Series()
    {
        var plan = Plan();
        plan["furtherDays"] = new JsonArray("2026-12-08", "2027-01-05");
        return plan;
    }

    private static async Task<List<JsonNode>> InOrderAsync(TeamApp app) => [.. (await AllAsync(app)).OrderBy(s => (int)s["number"]!)];
}
