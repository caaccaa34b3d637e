using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>Of an announcement nobody gets two messages, wherever the host dies; who may have missed it is a number; and it ends.</summary>
public sealed class AnnouncementTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.AnnouncementSaved, WritePoint.AnnouncementApproved, WritePoint.AnnouncementStopped, WritePoint.AnnouncementMarked,
        WritePoint.AnnouncementTold, WritePoint.AnnouncementNoted, WritePoint.AnnouncementSliced, WritePoint.AddressChecked,
    ];

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly string[] Keys = [.. Enumerable.Range(0, 26).Select(n => new string((char)('A' + n), 22))];
    private static int next;

    [Theory]
    [InlineData("announcement.saved", 1)]
    [InlineData("announcement.marked", 1)]
    [InlineData("announcement.marked", 3)]
    [InlineData("announcement.told", 2)]
    [InlineData("announcement.noted", 1)]
    [InlineData("announcement.noted", 4)]
    [InlineData("announcement.sliced", 1)]
    public async Task Everybody_gets_a_reviewed_text_once_at_most_and_it_ends(string point, int n)
    {
        await InstallAsync();
        var before = Got("Jadwal di tab JaringTeams");
        var draft = """{"reviewed":"schedule","title":null,"text":null}""";
        var key = Keys[Interlocked.Increment(ref next)];
        await world.DieAndComeBackAsync(Named(point), () => MakeAsync(key, draft), n);
        Assert.InRange((await MakeAsync(key, draft)).Status, 200, 201);
        await EndedAsync(key, "done");
        var after = Got("Jadwal di tab JaringTeams");
        Assert.All(DemoOffice.Team, p => Assert.InRange(after[p.Id] - before[p.Id], 0, 1));
        var (sent, unsure) = (Number(key, "sent"), Number(key, "unsure"));
        Assert.Equal((5, 0), (sent + unsure, Number(key, "unreached")));
        Assert.InRange(after.Values.Sum() - before.Values.Sum(), sent, sent + unsure);
        Assert.Equal(0, world.Count("announcement_recipients"));
    }

    [Fact]
    public async Task An_approval_and_a_stop_are_there_or_not_and_made_again_are_the_same()
    {
        await InstallAsync();
        var before = Got("Kegiatan bersama");
        var key = Keys[Interlocked.Increment(ref next)];
        Assert.Equal(201, (await MakeAsync(key, """{"reviewed":"","title":"Kegiatan bersama","text":"Kita berkumpul di aula."}""")).Status);
        await world.DieAndComeBackAsync(WritePoint.AnnouncementApproved, () => ApproveAsync(key));
        Assert.Equal(200, (await ApproveAsync(key)).Status);
        await EndedAsync(key, "done");
        Assert.All(DemoOffice.Team, p => Assert.InRange(Got("Kegiatan bersama")[p.Id] - before[p.Id], 0, 1));

        var taken = Keys[Interlocked.Increment(ref next)];
        Assert.Equal(201, (await MakeAsync(taken, """{"reviewed":"","title":"Kegiatan lain","text":"Kita berkumpul di aula."}""")).Status);
        await world.DieAndComeBackAsync(WritePoint.AnnouncementStopped, () => world.Office.AsMemberAsync(HttpMethod.Post, $"announcements/{taken}/stop", "{}"));
        Assert.Equal(0, world.Count($"announcements WHERE id = '{taken}'"));
        Assert.Equal(0, Got("Kegiatan lain").Values.Sum());
    }

    [Fact]
    public async Task A_death_in_the_daily_look_leaves_every_address_and_the_next_start_goes_on()
    {
        await InstallAsync();
        world.Host.Kill();
        await world.MoveByAsync(TimeSpan.FromDays(1));
        await world.StartDyingAsync(WritePoint.AddressChecked, 2);
        world.AssertStoreIsWhole();
        Assert.Equal(5, world.Count("addresses WHERE reachable = 1"));
        await world.StartAsync();
        await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1 AND checked_on = (SELECT MAX(checked_on) FROM addresses)"));
    }

    private async Task<Answer> MakeAsync(string key, string draft)
    {
        var tried = await world.Office.AsMemberAsync(HttpMethod.Post, "announcements/preview", draft);
        var seen = tried.Json.GetProperty("preview").GetProperty("seen").GetString();
        return await world.Office.AsMemberAsync(HttpMethod.Post, "announcements", new JsonObject { ["submitKey"] = key, ["draft"] = JsonNode.Parse(draft), ["seen"] = seen }.ToJsonString());
    }

    private async Task<Answer> ApproveAsync(string key)
    {
        var second = DemoOffice.Team.Skip(1).First();
        var page = await world.Office.AsAsync(second, HttpMethod.Get, "announcements");
        var seen = page.Json.GetProperty("announcements").EnumerateArray().Single(a => a.GetProperty("id").GetString() == key).GetProperty("preview").GetProperty("seen").GetString();
        return await world.Office.AsAsync(second, HttpMethod.Post, $"announcements/{key}/approve", new JsonObject { ["seen"] = seen }.ToJsonString());
    }

    private async Task EndedAsync(string key, string state)
    {
        await world.MoveByAsync(Lease);
        await Eventually.IsAsync(state, async () => (await world.Office.AsMemberAsync(HttpMethod.Get, "announcements")).Json.GetProperty("announcements").EnumerateArray()
            .Single(a => a.GetProperty("id").GetString() == key).GetProperty("state").GetString()!);
    }

    private async Task InstallAsync()
    {
        foreach (var person in DemoOffice.Team)
        {
            await world.Cloud<BotChannel>().InstallAsync(person, default);
        }

        await Eventually.IsAsync(5, () => world.Count("addresses WHERE reachable = 1"));
    }

    private int Number(string key, string column) => int.Parse(world.Query($"SELECT {column} FROM announcements WHERE id = '{key}'").Single(), System.Globalization.CultureInfo.InvariantCulture);

    private Dictionary<string, int> Got(string title) =>
        DemoOffice.Team.ToDictionary(p => p.Id, p => world.Cloud<Chats>().Of(p).Messages.Count(m => m.From == "bot" && m.Activity["summary"]?.GetValue<string>() == title));

    private static WritePoint Named(string name) => WritePoint.All.Single(p => p.Name == name);
}

/// <summary>The card of the month is there once, whenever the host dies.</summary>
public sealed class MonthlyCardTests(MonthlyWorld world) : IClassFixture<MonthlyWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.AnnouncementMonthly];

    [Fact]
    public async Task A_death_after_it_was_saved_makes_no_second_one()
    {
        world.Host.Kill();
        var now = world.Now;
        await world.MoveToAsync(new DateTimeOffset(now.Year, now.Month, 2, 3, 0, 0, TimeSpan.Zero).AddMonths(1));
        await world.StartDyingAsync(WritePoint.AnnouncementMonthly);
        world.AssertStoreIsWhole();
        var month = $"announcements WHERE id = 'monthly-{world.Now:yyyy-MM}'";
        Assert.Equal(1, world.Count(month));
        await world.StartAsync();
        await Eventually.IsAsync(1, () => world.Count($"{month} AND state = 2"));
        Assert.Equal(0, world.Count("announcement_recipients"));
    }
}
