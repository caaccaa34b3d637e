using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach;

/// <summary>What a plan must fulfil, told over HTTP.</summary>
public sealed class PlanRulesTests
{
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
    [InlineData("endsAt", "9999-12-31T23:00", "time-form")]
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
        Assert.StartsWith($"{(string)problem["faults"]![0]!["sentence"]!} Belum ada yang disimpan.", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Empty(await app.OutboxAsync());
    }

    [Fact]
    public async Task Member_Reads_It_In_The_Language_Of_The_Page()
    {
        await using var app = await TeamApp.StartAsync();
        var client = app.As(app.Members[0]);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var plan = Plan();
        plan["attendees"] = new JsonArray("laras", "bagas@tirtawana.example", "nurul");
        var problem = await JsonAsync(await client.PostAsJsonAsync($"/{TeamApp.Office}/api/sessions", plan), HttpStatusCode.BadRequest);
        Assert.Equal("The plan is not complete", (string)problem["title"]!);
        Assert.StartsWith("E-mail addresses that are not right yet: 2.", (string)problem["faults"]![0]!["sentence"]!, StringComparison.Ordinal);
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
    [InlineData(2500, HttpStatusCode.Created)]
    [InlineData(2501, HttpStatusCode.BadRequest)]
    public async Task Up_To_Five_Full_Events_Of_People_Are_Invited(int count, HttpStatusCode status)
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
        plan["speakers"] = new JsonArray(Speaker(""));
        plan["agenda"] = new JsonArray(Item(601, "Materi"), Item(5, ""));
        plan["attendees"] = new JsonArray("a@b.example", "A@b.example");
        var problem = await JsonAsync(await app.PostAsync(app.Members[0], "sessions", plan), HttpStatusCode.BadRequest);
        Assert.Equal(["title-length", "place-missing", "moderator-length", "speakers-length", "attendees-twice", "agenda-items"], Codes(problem));
    }

    [Theory]
    [InlineData("kind", "\"coordination\"", null)]
    [InlineData("kind", "\"party\"", "kind-unknown")]
    [InlineData("meetingUrl", "\"https://zoom.example/j/81234567890\"", null)]
    [InlineData("meetingUrl", "\"http://zoom.example/j/8\"", "meeting-url")]
    [InlineData("meetingUrl", "\"https://a:b@zoom.example/\"", "meeting-url")]
    [InlineData("meetingUrl", "\"zoom\"", "meeting-url")]
    [InlineData("audienceUnits", """["Sekretariat", "PPK Ngarso"]""", null)]
    [InlineData("audienceUnits", """[""]""", "units-length")]
    [InlineData("agenda", """[{"minutes":0,"title":"Materi"}]""", null)]
    [InlineData("agenda", """[{"minutes":-1,"title":"Materi"}]""", "agenda-items")]
    [InlineData("furtherDays", """["2026-12-01"]""", "series-days")]
    [InlineData("furtherDays", """["2026-12-15", "2026-12-08"]""", "series-days")]
    [InlineData("furtherDays", """["besok"]""", "series-days")]
    [InlineData("furtherDays", "[null]", "list-form")]
    public async Task Each_Part_Of_A_Plan_Has_Its_Rule(string field, string value, string? code)
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        plan[field] = JsonNode.Parse(value);
        var answer = await app.PostAsync(app.Members[0], "sessions", plan);
        if (code is null)
        {
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), (await JsonAsync(answer, HttpStatusCode.Created))[field]));
        }
        else
        {
            Assert.Equal([code], Codes(await JsonAsync(answer, HttpStatusCode.BadRequest)));
        }
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
}
