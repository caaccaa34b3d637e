using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>A session has one event with its join link, and a cancelled one has none that still stands.</summary>
public sealed class CalendarTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.SessionPlanned, WritePoint.CalendarCreating, WritePoint.CalendarCreated, WritePoint.CalendarKept, WritePoint.SessionCancelled,
        WritePoint.CalendarCancelling, WritePoint.CalendarCancelled, WritePoint.SessionChanged, WritePoint.CalendarChanging, WritePoint.CalendarChanged,
        WritePoint.RepliesKept, WritePoint.ChangesKept,
    ];

    public static TheoryData<string> WhilePlanning => [.. Points.Take(4).Select(p => p.Name)];

    public static TheoryData<string> WhileCancelling => [.. Points.Skip(4).Take(3).Select(p => p.Name)];

    public static TheoryData<string> WhileChanging => [.. Points.Skip(7).Take(3).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(WhilePlanning))]
    public async Task A_planned_session_has_one_event(string point)
    {
        var plan = NewPlan();
        await world.DieAndComeBackAsync(Named(point), () => world.Office.PlanAsync(plan));
        await InCalendarAsync(plan);
    }

    [Theory]
    [MemberData(nameof(WhileCancelling))]
    public async Task A_cancelled_session_stands_nowhere(string point)
    {
        var plan = NewPlan();
        var id = await InCalendarAsync(plan);
        await world.DieAndComeBackAsync(Named(point), () => CancelAsync(id));
        await CancelAsync(id);
        await world.MoveByAsync(TimeSpan.FromMinutes(2));
        await Eventually.IsAsync("cancelled", () => StateAsync(id));
        Assert.True(Assert.Single(Events(plan))["isCancelled"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(WhileChanging))]
    public async Task A_changed_session_has_one_event_as_it_was_wanted_last(string point)
    {
        var plan = NewPlan();
        var id = await InCalendarAsync(plan);
        var link = (await world.Office.SessionAsync(id)).GetProperty("joinUrl").GetString();
        (plan["place"], plan["revision"]) = ("Aula lantai 2", 1);
        await world.DieAndComeBackAsync(Named(point), () => ChangeAsync(id, plan));
        Assert.Equal(200, (await ChangeAsync(id, plan)).Status);
        await world.MoveByAsync(TimeSpan.FromMinutes(3));
        await Eventually.IsAsync(false, async () => (await world.Office.SessionAsync(id)).GetProperty("changing").GetBoolean());
        var made = Assert.Single(Events(plan));
        Assert.Equal(("Aula lantai 2", link), (made["location"]!["displayName"]!.GetValue<string>(), made["onlineMeeting"]!["joinUrl"]!.GetValue<string>()));
        Assert.Equal("null", (await world.Office.SessionAsync(id)).GetProperty("outlook").GetRawText());
    }

    [Fact]
    public async Task What_changed_in_the_calendar_is_followed_from_where_it_was_left()
    {
        var plan = NewPlan();
        var id = await InCalendarAsync(plan);
        await world.DieAndComeBackAsync(WritePoint.ChangesKept, () => world.MoveByAsync(TimeSpan.FromSeconds(4)));
        Assert.StartsWith("https://", Assert.Single(world.Query("SELECT link FROM calendar_marks")), StringComparison.Ordinal);
        Assert.True(world.Cloud<Calendars>().Remove(Events(plan).Single()["id"]!.GetValue<string>(), null));
        await world.MoveByAsync(TimeSpan.FromSeconds(4));
        await Eventually.IsAsync("event-gone", async () => (await world.Office.SessionAsync(id)).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Replies_are_read_again()
    {
        var id = await InCalendarAsync(NewPlan());
        await world.DieAndComeBackAsync(WritePoint.RepliesKept, () => RefreshAsync(id));
        Assert.Equal(1, (await RefreshAsync(id)).Json.GetProperty("replies").GetProperty("waiting").GetInt32());
    }

    private async Task<string> InCalendarAsync(JsonObject plan)
    {
        var planned = await world.Office.PlanAsync(plan);
        Assert.True(planned.Status is 200 or 201, planned.Text);
        var id = planned.Json.GetProperty("id").GetString()!;
        await world.MoveByAsync(TimeSpan.FromMinutes(2));
        await Eventually.IsAsync("inCalendar", () => StateAsync(id));
        var made = Assert.Single(Events(plan));
        Assert.False(made["isCancelled"]!.GetValue<bool>());
        Assert.Equal(made["onlineMeeting"]!["joinUrl"]!.GetValue<string>(), (await world.Office.SessionAsync(id)).GetProperty("joinUrl").GetString());
        await Eventually.IsAsync(0, () => world.Count($"outbox WHERE subject = '{id}' AND state <> 1"));
        return id;
    }

    private JsonObject NewPlan() => NewPlan(world.Now);

    internal static JsonObject NewPlan(DateTimeOffset now)
    {
        var start = now.AddDays(30);
        return new()
        {
            ["submitKey"] = Report.Random(16),
            ["kind"] = "training",
            ["title"] = $"Sosialisasi {Report.Random(6)}",
            ["startsAt"] = start.ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture),
            ["endsAt"] = start.ToString("yyyy-MM-dd'T'11:00", CultureInfo.InvariantCulture),
            ["online"] = true,
            ["moderator"] = "",
            ["speakers"] = new JsonArray(),
            ["attendees"] = new JsonArray("wening@tirtawana.example"),
            ["agenda"] = new JsonArray(),
        };
    }

    private List<JsonObject> Events(JsonObject plan) =>
        [.. world.Cloud<Calendars>().All.Where(e => e["subject"]!.GetValue<string>() == plan["title"]!.GetValue<string>())];

    private Task<Answer> CancelAsync(string id) => world.Office.AsMemberAsync(HttpMethod.Post, $"sessions/{id}/cancel");

    private Task<Answer> ChangeAsync(string id, JsonObject plan) => world.Office.AsMemberAsync(HttpMethod.Put, $"sessions/{id}", plan.ToJsonString());

    private Task<Answer> RefreshAsync(string id) => world.Office.AsMemberAsync(HttpMethod.Post, $"sessions/{id}/refresh");

    private async Task<string?> StateAsync(string id) => (await world.Office.SessionAsync(id)).GetProperty("state").GetString();

    private static WritePoint Named(string name) => WritePoint.All.Single(p => p.Name == name);
}
