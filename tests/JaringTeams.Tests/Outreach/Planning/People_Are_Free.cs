using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Jaring.Tests.Support;
using static Jaring.Tests.Outreach.SessionRequests;

namespace Jaring.Tests.Outreach.Planning;

/// <summary>What the planner says about those who must be there, where the office lets it ask Outlook.</summary>
public sealed class People_Are_Free
{
    private const string Laras = "Laras Kinanti", Bagas = "Bagas Wirawan", Day = "2026-12-01";

    [Fact]
    public async Task A_Clash_Is_A_Hint_And_Each_Free_Time_Says_Who_Is_Free_Then()
    {
        await using var app = await AskingAsync();
        (app.FreeBusy.Taken["laras@x.example"], app.FreeBusy.Taken["bagas@x.example"]) = (
            [FakeFreeBusy.Time($"{Day}T10:30", $"{Day}T11:30"), FakeFreeBusy.Time("2026-12-02T08:00", "2026-12-02T16:00")], [FakeFreeBusy.Time($"{Day}T08:00", $"{Day}T09:15", isSure: false)]);
        var told = await CheckAsync(app, Sketch("09:00", "11:00", " laras kinanti", Bagas));
        var day = told["days"]![0]!;
        Assert.Equal([("busy", "people", "laras kinanti"), ("tentative", "people", Bagas)], day["hints"]!.AsArray().Select(h => ((string)h!["code"]!, (string)h["field"]!, (string)h["values"]!["names"]!)));
        Assert.Equal("asked", (string?)told["schedules"]);
        Assert.Equal(
            [("same-day", $"{Day}T13:00"), ("next-day", "2026-12-03T09:00"), ("same-weekday", "2026-12-08T09:00")],
            day["proposals"]!.AsArray().Select(p => ((string)p!["reason"]!, (string)p["startsAt"]!)));
        Assert.All(day["proposals"]!.AsArray(), p => Assert.Equal(["laras kinanti", Bagas], Names(p!["people"]!["free"])));
        Assert.Equal([["laras@x.example", "bagas@x.example"]], app.FreeBusy.Asked.Select(a => a.Mailboxes.ToArray()));
    }

    [Fact]
    public async Task Whose_Calendar_Cannot_Be_Read_Is_Unknown_And_Never_Free()
    {
        await using var app = await AskingAsync();
        app.FreeBusy.Taken["laras@x.example"] = [];
        var then = (await CheckAsync(app, Sketch("09:00", "11:00", Laras, Bagas, "Nama Yang Tidak Ada")))["days"]![0]!["people"]!;
        Assert.Equal([Laras], Names(then["free"]));
        Assert.Equal([Bagas, "Nama Yang Tidak Ada"], Names(then["unknown"]));
    }

    [Fact]
    public async Task Beyond_A_Year_Nobody_Is_Called_Free()
    {
        await using var app = await AskingAsync();
        app.FreeBusy.Taken["laras@x.example"] = [];
        var sketch = Sketch("09:00", "11:00", Laras);
        sketch["furtherDays"] = new JsonArray("2027-11-30", "2028-01-04");
        var days = (await CheckAsync(app, sketch))["days"]!.AsArray();
        Assert.Equal([("", 1), ("", 1), (Laras, 0)], days.Select(d => (string.Join(", ", Names(d!["people"]!["unknown"])), d["people"]!["free"]!.AsArray().Count)));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2027, 12, 8)), app.FreeBusy.Asked.Select(a => (a.From, a.Until)).Single());
    }

    [Fact]
    public async Task Nobody_Is_Asked_Unless_The_Office_Wants_It()
    {
        await using var app = await TeamApp.StartAsync(People);
        var told = await CheckAsync(app, Sketch("09:00", "11:00", Laras));
        Assert.Equal(("off", null), ((string?)told["schedules"], told["days"]![0]!["people"]));
        Assert.Empty(app.FreeBusy.Asked);
        Assert.Equal([Laras, Bagas], Names((await JsonAsync(await app.As(app.Members[0]).GetAsync("/tirtawana/api/sessions/settings"), HttpStatusCode.OK))["people"]));
    }

    [Fact]
    public async Task After_A_Refusal_The_Planner_Works_As_Without_And_Asks_No_More_For_An_Hour()
    {
        await using var app = await AskingAsync();
        app.FreeBusy.Outcome = FreeBusyOutcome.Refused;
        for (var n = 0; n < 3; n++)
        {
            var told = await CheckAsync(app, Sketch("12:30", "13:30", Laras));
            Assert.Equal(("refused", null), ((string?)told["schedules"], told["days"]![0]!["people"]));
            Assert.Equal(["lunch"], told["days"]![0]!["hints"]!.AsArray().Select(h => (string)h!["code"]!));
            Assert.NotEmpty(told["days"]![0]!["proposals"]!.AsArray());
        }
        Assert.Single(app.FreeBusy.Asked);
        app.FreeBusy.Outcome = FreeBusyOutcome.Told;
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("asked", (string?)(await CheckAsync(app, Sketch("09:00", "11:00", Laras)))["schedules"]);
    }

    [Fact]
    public async Task A_Calendar_That_Does_Not_Answer_Keeps_Nobody_Waiting()
    {
        await using var app = await AskingAsync();
        app.FreeBusy.Hangs = true;
        var asked = CheckAsync(app, Sketch("12:30", "13:30", Laras));
        await Eventually.IsAsync(true, () =>
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(asked.IsCompleted);
        });
        Assert.Equal("away", (string?)(await asked)["schedules"]);
    }

    [Fact]
    public async Task The_Session_Itself_Is_No_Clash_While_It_Is_Changed_And_One_Of_Ours_Is_Told_Once()
    {
        await using var app = await AskingAsync();
        var plan = Plan();
        plan["attendees"] = new JsonArray("laras@x.example");
        var id = (string)(await PlannedAsync(app, plan))["id"]!;
        (app.FreeBusy.Taken["laras@x.example"], app.FreeBusy.Taken["bagas@x.example"]) = ([FakeFreeBusy.Time($"{Day}T08:30", $"{Day}T11:00")], [FakeFreeBusy.Time($"{Day}T09:00", $"{Day}T11:00")]);
        var sketch = Sketch("10:00", "12:00", Laras, Bagas);
        Assert.Equal([("people", Laras), ("busy", Bagas)], Hints(await CheckAsync(app, sketch)));
        sketch["except"] = id;
        Assert.Equal([("busy", Bagas)], Hints(await CheckAsync(app, sketch)));
        (sketch["startsAt"], sketch["endsAt"]) = ($"{Day}T08:00", $"{Day}T09:00");
        Assert.Equal([("busy", Laras)], Hints(await CheckAsync(app, sketch)));

        static IEnumerable<(string, string)> Hints(JsonNode told) => told["days"]![0]!["hints"]!.AsArray().Select(h => ((string)h!["code"]!, (string)h["values"]!["names"]!));
    }

    [Theory]
    [InlineData("Laras Kinanti", "laras", "Planning:People:0:Mailbox must be one e-mail address.")]
    [InlineData("", "laras@x.example", "Planning:People:0:Name must have 1 to 120 characters.")]
    [InlineData("bagas wirawan ", "laras@x.example", "Planning:People must not name two people alike; add a title or a unit to one of the names.")]
    public void Settings_With_A_Hole_Are_Refused(string name, string mailbox, string fault)
    {
        var planning = new PlanningOptions { People = { new() { Name = name, Mailbox = mailbox }, new() { Name = Bagas, Mailbox = "bagas@x.example" } } };
        Assert.Equal([fault], PlanningCheck.Faults(planning));
    }

    private static Task<TeamApp> AskingAsync() => TeamApp.StartAsync(office =>
    {
        People(office);
        office.Planning.AskSchedules = true;
    });

    private static void People(OfficeOptions office)
    {
        office.Planning.People.Add(new() { Name = Laras, Mailbox = "laras@x.example" });
        office.Planning.People.Add(new() { Name = Bagas, Mailbox = "bagas@x.example" });
    }

    private static JsonObject Sketch(string start, string end, params string[] inside) => new()
    {
        ["startsAt"] = string.Create(CultureInfo.InvariantCulture, $"{Day}T{start}"),
        ["endsAt"] = string.Create(CultureInfo.InvariantCulture, $"{Day}T{end}"),
        ["place"] = null,
        ["people"] = new JsonArray([.. inside]),
        ["inside"] = new JsonArray([.. inside]),
        ["attendees"] = new JsonArray(),
        ["furtherDays"] = new JsonArray(),
    };

    private static async Task<JsonNode> CheckAsync(TeamApp app, JsonObject sketch) => await JsonAsync(await app.PostAsync(app.Members[1], "sessions/check", sketch), HttpStatusCode.OK);

    private static string[] Names(JsonNode? list) => [.. list!.AsArray().Select(n => (string)n!)];
}
