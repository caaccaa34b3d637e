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
        WritePoint.CalendarCancelling, WritePoint.CalendarCancelled, WritePoint.RepliesKept,
    ];

    public static TheoryData<string> WhilePlanning => [.. Points.Take(4).Select(p => p.Name)];

    public static TheoryData<string> WhileCancelling => [.. Points.Skip(4).Take(3).Select(p => p.Name)];

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

    private JsonObject NewPlan()
    {
        var start = world.Now.AddDays(30);
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

    private Task<Answer> RefreshAsync(string id) => world.Office.AsMemberAsync(HttpMethod.Post, $"sessions/{id}/refresh");

    private async Task<string?> StateAsync(string id) => (await world.Office.SessionAsync(id)).GetProperty("state").GetString();

    private static WritePoint Named(string name) => WritePoint.All.Single(p => p.Name == name);
}
