using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

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
        Assert.Equal("https://teams.example/l/1", (string)session["joinUrl"]!);
        Assert.False((bool)session["noLink"]!);
        Assert.Equal(2, (int)session["replies"]!["waiting"]!);
        var entry = Assert.Single(app.Calendar.Events).Value;
        Assert.Equal(("Asia/Jakarta", new DateTime(2026, 12, 1, 9, 0, 0), new DateTime(2026, 12, 1, 11, 0, 0)), (entry.TimeZone, entry.Start, entry.End));
        Assert.True(Guid.TryParse(entry.TransactionId, out _));

        app.Calendar.Replies = (1, 0, 1, 0);
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
        Assert.Equal(app.Calendar.Events.Keys, app.Calendar.Cancelled);
    }

    /// <summary>06.30 in the office is 23.30 of the day before in UTC: only the office's clock counts.</summary>
    [Theory]
    [InlineData("2026-12-01T07:00", "2026-12-01T08:00", true)]
    [InlineData("2026-12-01T06:31", "2026-12-01T07:00", true)]
    [InlineData("2026-12-01T06:30", "2026-12-01T07:00", false)]
    [InlineData("2026-12-01T06:00", "2026-12-01T08:00", false)]
    [InlineData("2026-11-30T23:45", "2026-12-01T08:00", false)]
    public async Task Past_Is_What_Is_Past_On_The_Offices_Clock(string start, string end, bool taken)
    {
        await using var app = await TeamApp.StartAsync(at: new(2026, 11, 30, 23, 30, 0, TimeSpan.Zero));
        var plan = Plan();
        (plan["startsAt"], plan["endsAt"]) = (start, end);
        var answer = await app.PostAsync(app.Members[0], "sessions", plan);
        Assert.Equal(taken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, answer.StatusCode);
        if (!taken)
        {
            Assert.Equal(["time-past"], Codes(await JsonAsync(answer, HttpStatusCode.BadRequest)));
        }
    }

    [Theory]
    [InlineData("title", "", "title-length")]
    [InlineData("title", "   ", "title-length")]
    [InlineData("startsAt", "1 Desember", "time-form")]
    [InlineData("endsAt", "2026-12-01T09:00", "time-order")]
    [InlineData("endsAt", "2026-12-02T09:00", "time-long")]
    [InlineData("submitKey", "short", "submit-key")]
    public async Task Fault_In_A_Plan_Is_Told_In_A_Sentence(string field, string value, string code)
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        plan[field] = value;
        var problem = await JsonAsync(await app.PostAsync(app.Members[0], "sessions", plan), HttpStatusCode.BadRequest);
        Assert.Equal("bad-shape", (string)problem["code"]!);
        Assert.Equal([code], Codes(problem));
        Assert.Equal((string)problem["faults"]![0]!["sentence"]!, (string)problem["detail"]!);
        Assert.Empty(await app.OutboxAsync());
    }

    [Theory]
    [InlineData("laras@tirtawana.example", true)]
    [InlineData("seksi.umum+sesi@kab-tirtawana.kpu.go.id", true)]
    [InlineData("laras", false)]
    [InlineData("laras@localhost", false)]
    [InlineData("Laras <laras@tirtawana.example>", false)]
    [InlineData("laras@tirtawana.example, bagas@tirtawana.example", false)]
    [InlineData("laras@tirtawana.example\r\nBcc: x@y.example", false)]
    [InlineData("lar as@tirtawana.example", false)]
    [InlineData("", false)]
    public async Task Invitee_Is_One_Plain_Mailbox(string mailbox, bool taken)
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        plan["attendees"] = new JsonArray(mailbox);
        Assert.Equal(taken ? HttpStatusCode.Created : HttpStatusCode.BadRequest, (await app.PostAsync(app.Members[0], "sessions", plan)).StatusCode);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(500, HttpStatusCode.Created)]
    [InlineData(501, HttpStatusCode.BadRequest)]
    public async Task Up_To_Five_Hundred_People_Are_Invited(int count, HttpStatusCode status)
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        plan["attendees"] = new JsonArray([.. Enumerable.Range(0, count).Select(n => (JsonNode)$"orang{n}@tirtawana.example")]);
        Assert.Equal(status, (await app.PostAsync(app.Members[0], "sessions", plan)).StatusCode);
    }

    [Fact]
    public async Task Every_Fault_Is_Told_At_Once()
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        (plan["title"], plan["online"], plan["moderator"]) = (new string('a', 121), false, new string('b', 121));
        plan["speakers"] = new JsonArray("");
        plan["agenda"] = new string('c', 4001);
        plan["attendees"] = new JsonArray("a@b.example", "A@b.example");
        var problem = await JsonAsync(await app.PostAsync(app.Members[0], "sessions", plan), HttpStatusCode.BadRequest);
        Assert.Equal(["title-length", "place-missing", "moderator-length", "speakers-length", "agenda-length", "attendees-twice"], Codes(problem));
    }

    [Theory]
    [InlineData("""{"extra":1}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Unknown_Shape_Is_Refused(string body)
    {
        await using var app = await TeamApp.StartAsync();
        var answer = await app.As(app.Members[0]).PostAsync("/tirtawana/api/sessions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal("bad-shape", (string)(await JsonAsync(answer, HttpStatusCode.BadRequest))["code"]!);
        var nulls = Plan();
        nulls["attendees"] = new JsonArray((JsonNode?)null);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(app.Members[0], "sessions", nulls)).StatusCode);
        var extra = Plan();
        extra["extra"] = 1;
        Assert.Equal(HttpStatusCode.BadRequest, (await app.PostAsync(app.Members[0], "sessions", extra)).StatusCode);
    }

    [Fact]
    public async Task Poll_Reads_Open_Sessions_And_Leaves_Past_And_Cancelled_Ones()
    {
        await using var app = await TeamApp.StartAsync();
        await PlannedAsync(app, Plan());
        var id = (string)(await PlannedAsync(app, Plan("AAAAAAAAAAAAAAAAAAAAAB")))["id"]!;
        await app.DeliverAsync();
        await app.PostAsync(app.Members[0], $"sessions/{id}/cancel", new { });
        await app.DeliverAsync();
        var worker = ActivatorUtilities.CreateInstance<RepliesWorker>(app.Services);
        Assert.Equal(1, await worker.RefreshAllAsync(default));
        app.Calendar.Fails = Delivery.GiveUp("event-gone");
        await worker.RefreshAllAsync(default);
        Assert.Contains(await AllAsync(app), s => State(s) == ("inCalendar", "event-gone"));
        app.Clock.MoveTo(new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await worker.RefreshAllAsync(default));
    }

    [Fact]
    public async Task Unknown_Session_Is_Not_Found()
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Equal("not-found", (string)(await JsonAsync(await app.PostAsync(app.Members[0], "sessions/x/cancel", new { }), HttpStatusCode.NotFound))["code"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(app.Members[0], "sessions/x/refresh", new { })).StatusCode);
    }

    private static JsonObject Plan(string key = "AAAAAAAAAAAAAAAAAAAAAA") => new()
    {
        ["submitKey"] = key,
        ["title"] = "Sosialisasi: ruang kerja yang saling menghormati",
        ["startsAt"] = "2026-12-01T09:00",
        ["endsAt"] = "2026-12-01T11:00",
        ["place"] = null,
        ["online"] = true,
        ["moderator"] = "Laras Kinanti",
        ["speakers"] = new JsonArray("Nurul Hasanah"),
        ["attendees"] = new JsonArray("yoga@tirtawana.example", "sari@tirtawana.example"),
        ["agenda"] = "Pembukaan; materi; tanya jawab; penutup",
    };

    private static async Task<JsonNode> PlannedAsync(TeamApp app, JsonObject plan) => await JsonAsync(await app.PostAsync(app.Members[0], "sessions", plan), HttpStatusCode.Created);

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<List<JsonNode>> AllAsync(TeamApp app) =>
        [.. (await app.As(app.Members[2]).GetFromJsonAsync<JsonNode>("/tirtawana/api/sessions"))!["sessions"]!.AsArray().Select(s => s!)];

    private static async Task<JsonNode> OnlyAsync(TeamApp app) => Assert.Single(await AllAsync(app));

    private static (string State, string? Fault) State(JsonNode session) => ((string)session["state"]!, (string?)session["fault"]);

    private static IEnumerable<string> Codes(JsonNode problem) => problem["faults"]!.AsArray().Select(f => (string)f!["code"]!);
}
