using System.Text.Json;
using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>Of a reminder nobody gets two, wherever the host dies; who may have missed it is a number; and it ends.</summary>
public sealed class ReminderTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.ReminderSent, WritePoint.ReminderSwitched, WritePoint.ReminderMarked, WritePoint.ReminderTold, WritePoint.ReminderNoted, WritePoint.ReminderSliced,
    ];

    private const string Line = "Ada dokumen tahunan di JaringTeams.";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("reminder.sent", 1)]
    [InlineData("reminder.marked", 2)]
    [InlineData("reminder.told", 3)]
    [InlineData("reminder.noted", 2)]
    [InlineData("reminder.sliced", 1)]
    public async Task Everybody_who_has_not_signed_hears_once_at_most_and_it_ends(string point, int n)
    {
        await InstallAsync();
        await world.MoveByAsync(TimeSpan.FromDays(15));
        var before = Got();
        await world.DieAndComeBackAsync(WritePoint.All.Single(p => p.Name == point), SendAsync, n);
        Assert.Equal(200, (await SendAsync()).Status);
        await world.MoveByAsync(Lease);
        await Eventually.IsAsync(false, async () => (await LastAsync()).GetProperty("going").GetBoolean());
        var after = Got();
        Assert.All(DemoOffice.Team, p => Assert.InRange(after[p.Id] - before[p.Id], 0, 1));
        var last = await LastAsync();
        var (sent, unsure) = (last.GetProperty("sent").GetInt32(), last.GetProperty("unsure").GetInt32());
        Assert.Equal((5, 0), (sent + unsure, last.GetProperty("unreached").GetInt32()));
        Assert.InRange(after.Values.Sum() - before.Values.Sum(), sent, sent + unsure);
        Assert.Equal(0, world.Count("reminder_recipients"));
    }

    [Fact]
    public async Task A_session_that_is_switched_off_stays_so()
    {
        var planned = await world.Office.PlanAsync(CalendarTests.NewPlan(world.Now));
        var at = $"sessions/{JsonDocument.Parse(planned.Text).RootElement.GetProperty("id").GetString()}/reminder";
        await world.DieAndComeBackAsync(WritePoint.ReminderSwitched, () => world.Office.AsMemberAsync(HttpMethod.Put, at, """{"off":true}"""));
        Assert.True((await world.Office.AsMemberAsync(HttpMethod.Get, at)).Json.GetProperty("off").GetBoolean());
    }

    private Task<Answer> SendAsync() => world.Office.AsMemberAsync(HttpMethod.Post, "pledges/reminder", "{}");

    private async Task<JsonElement> LastAsync() => (await world.Office.AsMemberAsync(HttpMethod.Get, "pledges/reminder")).Json.GetProperty("last");

    private async Task InstallAsync()
    {
        foreach (var person in DemoOffice.Team)
        {
            await world.Cloud<BotChannel>().InstallAsync(person, default);
        }

        await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1"));
    }

    private Dictionary<string, int> Got() =>
        DemoOffice.Team.ToDictionary(p => p.Id, p => world.Cloud<Chats>().Of(p).Messages.Count(m => m.From == "bot" && m.Activity["summary"]?.GetValue<string>() == Line));
}

/// <summary>A reminder that is due is there once, whenever the host dies.</summary>
public sealed class DueReminderTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.ReminderDue];

    [Fact]
    public async Task A_death_after_it_was_saved_makes_no_second_one()
    {
        var planned = await world.Office.PlanAsync(CalendarTests.NewPlan(world.Now));
        var id = JsonDocument.Parse(planned.Text).RootElement.GetProperty("id").GetString();
        await Eventually.IsAsync(1, () => world.Count($"sessions WHERE id = '{id}' AND state = 1"));
        var at = (await world.Office.AsMemberAsync(HttpMethod.Get, $"sessions/{id}/reminder")).Json.GetProperty("at").GetDateTimeOffset();
        world.Host.Kill();
        await world.MoveToAsync(at.AddMinutes(1));
        await world.StartDyingAsync(WritePoint.ReminderDue);
        world.AssertStoreIsWhole();
        var due = $"reminders WHERE subject = '{id}' AND round = 1";
        Assert.Equal(1, world.Count(due));
        await world.StartAsync();
        await Eventually.IsAsync(1, () => world.Count($"{due} AND state = 2"));
        Assert.Equal(0, world.Count("reminder_recipients"));
    }
}
