using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Jaring.Offices;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Planning;

/// <summary>What the planner says about a time before anything is saved.</summary>
public sealed class Hints_Tell
{
    [Theory]
    [InlineData("2026-12-01", "09:00", "11:00", "")]
    [InlineData("2026-12-05", "09:00", "11:00", "weekend")]
    [InlineData("2026-12-25", "09:00", "11:00", "holiday")]
    [InlineData("2026-12-24", "09:00", "11:00", "collective")]
    [InlineData("2026-12-21", "09:00", "11:00", "office-holiday")]
    [InlineData("2026-12-04", "11:00", "11:30", "")]
    [InlineData("2026-12-04", "11:00", "11:31", "friday")]
    [InlineData("2026-12-04", "12:59", "14:00", "friday")]
    [InlineData("2026-12-04", "13:00", "14:00", "")]
    [InlineData("2026-12-01", "11:00", "12:00", "")]
    [InlineData("2026-12-01", "11:00", "12:01", "lunch")]
    [InlineData("2026-12-01", "07:30", "08:30", "")]
    [InlineData("2026-12-01", "07:29", "08:30", "hours")]
    [InlineData("2026-12-01", "15:00", "16:01", "hours")]
    [InlineData("2026-12-04", "15:00", "16:30", "")]
    [InlineData("2026-12-10", "09:00", "11:00", "stage")]
    [InlineData("2026-12-15", "07:30", "09:00", "ramadan")]
    [InlineData("2026-12-15", "08:00", "10:00", "")]
    [InlineData("2027-01-05", "09:00", "11:00", "holidays-missing")]
    [InlineData("2027-01-03", "11:30", "12:30", "weekend lunch holidays-missing")]
    public async Task About_Day_And_Hours(string day, string start, string end, string codes)
    {
        await using var app = await TeamApp.StartAsync(Known);
        var hints = await HintsAsync(app, Sketch(day, start, end));
        Assert.Equal(codes, string.Join(' ', hints.Select(h => (string)h["code"]!)));
    }

    [Fact]
    public async Task The_Name_Of_A_Holiday_And_The_Hours_Of_The_Office()
    {
        await using var app = await TeamApp.StartAsync(Known);
        Assert.Equal("Kelahiran Yesus Kristus", (string?)(await HintsAsync(app, Sketch("2026-12-25", "09:00", "11:00")))[0]["values"]!["name"]);
        var hours = (await HintsAsync(app, Sketch("2026-12-15", "07:30", "09:00")))[0]["values"]!;
        Assert.Equal(("08.00", "15.00"), ((string)hours["opens"]!, (string)hours["closes"]!));
    }

    [Fact]
    public async Task A_Year_Of_The_Offices_Own_Replaces_The_One_That_Came_Along()
    {
        await using var app = await TeamApp.StartAsync(office => office.Planning.Years.Add(new() { Year = 2026, Source = "SKB contoh", CollectiveLeave = ["2026-12-01"] }));
        Assert.Equal("collective", (string?)Assert.Single(await HintsAsync(app, Sketch("2026-12-01", "09:00", "11:00")))["code"]);
        Assert.Empty(await HintsAsync(app, Sketch("2026-12-25", "09:00", "11:00")));
        var settings = await JsonAsync(await app.As(app.Members[0]).GetAsync("/tirtawana/api/sessions/settings"), HttpStatusCode.OK);
        Assert.Equal((2026, "SKB contoh"), ((int)settings["holidays"]![0]!["year"]!, (string)settings["holidays"]![0]!["source"]!));
    }

    [Theory]
    [InlineData("10:00", "12:00", "room people invited")]
    [InlineData("11:00", "12:00", "")]
    [InlineData("08:00", "09:00", "")]
    [InlineData("08:00", "09:01", "room people invited")]
    public async Task About_Other_Sessions_At_The_Same_Time(string start, string end, string codes)
    {
        await using var app = await TeamApp.StartAsync();
        await PlannedAsync(app, InHall());
        var hints = await HintsAsync(app, Sketch("2026-12-01", start, end, " aula ", ["nurul hasanah"], ["SARI@tirtawana.example", "lain@tirtawana.example"]));
        Assert.Equal(codes, string.Join(' ', hints.Select(h => (string)h["code"]!)));
        if (hints.Count > 0)
        {
            Assert.Equal(("Aula", "nurul hasanah", "1"), ((string)hints[0]["values"]!["place"]!, (string)hints[1]["values"]!["names"]!, (string)hints[2]["values"]!["count"]!));
        }
    }

    [Fact]
    public async Task Nothing_About_A_Cancelled_Session_About_Itself_Or_Another_Office()
    {
        await using var app = await TeamApp.StartAsync();
        var id = (string)(await PlannedAsync(app, InHall()))["id"]!;
        var sketch = Sketch("2026-12-01", "09:00", "11:00", "Aula");
        Assert.NotEmpty(await HintsAsync(app, sketch));
        sketch["except"] = id;
        Assert.Empty(await HintsAsync(app, sketch));
        sketch.Remove("except");
        await app.PostAsync(app.Members[0], $"sessions/{id}/cancel", new { });
        Assert.Empty(await HintsAsync(app, sketch));
    }

    [Fact]
    public async Task Up_To_Three_Free_Times_Each_For_A_Reason_Of_Its_Own()
    {
        await using var app = await TeamApp.StartAsync();
        await PlannedAsync(app, InHall());
        var day = Assert.Single(await DaysAsync(app, Sketch("2026-12-01", "10:00", "12:00", "Aula")));
        Assert.Equal(
            [("same-day", "2026-12-01T13:00"), ("next-day", "2026-12-02T10:00"), ("same-weekday", "2026-12-08T10:00")],
            day["proposals"]!.AsArray().Select(p => ((string)p!["reason"]!, (string)p["startsAt"]!)));
        Assert.All(day["proposals"]!.AsArray(), p => Assert.Equal(["room"], p!["clears"]!.AsArray().Select(c => (string)c!)));
    }

    [Theory]
    [InlineData("2026-12-04", "11:30", "13:00", "2026-12-04T10:00 2026-12-07T10:30")]
    [InlineData("2026-12-23", "16:00", "17:00", "2026-12-23T15:00 2026-12-28T15:00")]
    [InlineData("2026-12-01", "08:00", "15:00", "")]
    [InlineData("2026-12-01", "09:00", "11:00", "")]
    public async Task Free_Times_Have_No_Warning_Of_Their_Own(string day, string start, string end, string expected)
    {
        await using var app = await TeamApp.StartAsync();
        var found = Assert.Single(await DaysAsync(app, Sketch(day, start, end)))["proposals"]!.AsArray();
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Select(p => (string)p!["startsAt"]!));
        foreach (var proposal in found)
        {
            var (from, to) = ((string)proposal!["startsAt"]!, (string)proposal["endsAt"]!);
            Assert.DoesNotContain(await HintsAsync(app, Sketch(from[..10], from[11..], to[11..])), h => (string)h["code"]! is not "holidays-missing");
        }
    }

    [Fact]
    public async Task Each_Day_Of_A_Series_Is_Looked_At()
    {
        await using var app = await TeamApp.StartAsync();
        var sketch = Sketch("2026-12-18", "09:00", "11:00");
        sketch["furtherDays"] = new JsonArray("2026-12-25", "2027-01-01");
        var days = await DaysAsync(app, sketch);
        Assert.Equal(["", "holiday", "holidays-missing"], days.Select(d => string.Join(' ', d["hints"]!.AsArray().Select(h => (string)h!["code"]!))));
    }

    /// <summary>A plan may have so many; more of them would keep a processor busy for minutes.</summary>
    [Fact]
    public async Task No_More_Days_Than_A_Series_Has()
    {
        await using var app = await TeamApp.StartAsync();
        var sketch = Sketch("2026-12-01", "09:00", "11:00");
        sketch["furtherDays"] = new JsonArray([.. Enumerable.Range(1, 60).Select(n => (JsonNode)new DateOnly(2026, 12, 1).AddDays(n).ToString("O", CultureInfo.InvariantCulture)), "9999-12-31"]);
        Assert.Equal(26, (await DaysAsync(app, sketch)).Count);
        sketch["furtherDays"] = new JsonArray("9999-12-31");
        Assert.Single(await DaysAsync(app, sketch));
    }

    [Theory]
    [InlineData("2026-12-01", "11:00", "09:00")]
    [InlineData("", "09:00", "11:00")]
    [InlineData("0001-01-01", "09:00", "11:00")]
    [InlineData("9999-12-31", "09:00", "11:00")]
    public async Task Nothing_While_The_Time_Is_Not_Typed(string day, string start, string end)
    {
        await using var app = await TeamApp.StartAsync();
        Assert.Empty(await DaysAsync(app, Sketch(day, start, end)));
    }

    [Fact]
    public async Task A_Warning_Forbids_Nothing()
    {
        await using var app = await TeamApp.StartAsync();
        var plan = Plan();
        (plan["startsAt"], plan["endsAt"]) = ("2026-12-25T12:00", "2026-12-25T20:00");
        Assert.Equal("planned", (string?)(await PlannedAsync(app, plan))["state"]);
    }

    /// <summary>An office that knows one free day of its own, a stage and a Ramadan.</summary>
    private static void Known(OfficeOptions office)
    {
        office.Notices.Holidays.Add("2026-12-21");
        office.Planning.Stages.Add(new() { Name = "Pemutakhiran data pemilih", From = "2026-12-10", To = "2026-12-11" });
        office.Planning.Ramadan.Add(new() { From = "2026-12-14", To = "2026-12-16" });
    }

    private static JsonObject InHall()
    {
        var plan = Plan();
        plan["place"] = "Aula";
        return plan;
    }

    private static JsonObject Sketch(string day, string start, string end, string? place = null, string[]? people = null, string[]? attendees = null) => new()
    {
        ["startsAt"] = string.Create(CultureInfo.InvariantCulture, $"{day}T{start}"),
        ["endsAt"] = string.Create(CultureInfo.InvariantCulture, $"{day}T{end}"),
        ["place"] = place,
        ["people"] = new JsonArray([.. (people ?? []).Select(p => (JsonNode)p)]),
        ["attendees"] = new JsonArray([.. (attendees ?? []).Select(a => (JsonNode)a)]),
        ["furtherDays"] = new JsonArray(),
    };

    private static async Task<List<JsonNode>> DaysAsync(TeamApp app, JsonObject sketch) =>
        [.. (await JsonAsync(await app.PostAsync(app.Members[1], "sessions/check", sketch), HttpStatusCode.OK))["days"]!.AsArray().Select(d => d!)];

    private static async Task<List<JsonNode>> HintsAsync(TeamApp app, JsonObject sketch) =>
        [.. (await DaysAsync(app, sketch)).SelectMany(d => d["hints"]!.AsArray()).Select(h => h!)];
}
