using System.Diagnostics;
using System.Text.Json.Nodes;
using Jaring.Outbox;
using Jaring.Tests.Support;
using Jaring.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>The reference case, over HTTP: imported, planned, looked at by an own checker, moved by hand, made to the end.</summary>
public sealed class Twenty_Thousand_In_78_Places(ITestOutputHelper output)
{
    private static readonly string[] Week = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"];
    private static readonly WaveHours[] Thrice = [new("08:00", "10:00"), new("10:30", "12:30"), new("13:30", "15:30")];

    /// <summary>All places at once, as at the oath; or a week of six groups of speakers.</summary>
    [Theory]
    [InlineData(78, false)]
    [InlineData(7, true)]
    public async Task Everybody_Has_A_Seat_And_Every_Rule_Holds(int teams, bool week)
    {
        var list = ReferenceCase.List();
        Assert.Equal((20839, 16, 295), (list.Count, list.DistinctBy(p => p.Area).Count(), list.DistinctBy(p => (p.Area, p.Unit)).Count()));
        var settings = ReferenceCase.Settings(list, teams, week ? Week : Week[..1], week ? Thrice : Thrice[..1]);
        Assert.Equal(78, settings.Rooms.Count);
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var id = await ImportAsync(app, list);
        Assert.Empty((await StepAsync(app, id, "settings", new { settings })).Faults);

        var clock = Stopwatch.StartNew();
        var (faults, wave) = await StepAsync(app, id, "plan");
        var took = clock.Elapsed;

        Assert.Empty(faults);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var sessions = wave["sessions"]!.AsArray().Select(s => s!).ToList();
        var seats = await SeatsAsync(app, id);
        Assert.Empty(PlanCheck.Broken(seats, sessions, settings, ReferenceCase.People));
        Assert.DoesNotContain(seats, s => s.Session is null);
        var places = sessions.Select(s => (int)s["room"]!).Distinct().Count();
        output.WriteLine($"{took.TotalSeconds:0.00} s, {sessions.Count} sessions in {places} places; at least {wave["leastSessions"]} sessions in {wave["leastPlaces"]} places");
        Assert.InRange(sessions.Count, (int)wave["leastSessions"]!, week ? 105 : 78);
        Assert.InRange(places, (int)wave["leastPlaces"]!, 78);

        // The same list and settings: the same plan, seat by seat.
        Assert.Empty((await StepAsync(app, id, "plan")).Faults);
        Assert.Equal(seats, await SeatsAsync(app, id));
    }

    /// <summary>tests/Crash kills the host five times on the way.</summary>
    [Fact]
    public async Task Its_Events_And_Packages_Are_Made_To_The_End()
    {
        var list = ReferenceCase.List();
        var settings = ReferenceCase.Settings(list, 7, Week, Thrice);
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var id = await ImportAsync(app, list);
        var planned = await PlannedAsync(app, id, settings);
        var sessions = planned["sessions"]!.AsArray().Count;
        Assert.Empty((await StepAsync(app, id, "make")).Faults);

        await app.LiveAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10));

        var made = await WaveAsync(app, id);
        Assert.Equal("made", (string)made["state"]!);
        var ids = made["sessions"]!.AsArray().Select(s => (string?)s!["sessionId"]).ToList();
        Assert.Equal((sessions, sessions, 0), (ids.Count, ids.OfType<string>().Distinct().Count(), made["sessions"]!.AsArray().Count(s => s!["fault"] is not null)));
        Assert.Equal(sessions, app.Calendar.Events.Count);
        Assert.All(await app.OutboxAsync(), r => Assert.Equal(OutboxState.Done, r.State));
        AssertEvents(app, made, settings);
        await AssertPackagesAsync(app, id, made, settings, list);
    }

    /// <summary>In each event the speakers and the contacts of those who come, and nobody else; room, day and hours of the plan.</summary>
    private static void AssertEvents(TeamApp app, JsonNode made, WaveSettings settings)
    {
        var contacts = settings.Contacts.Where(c => c.Mailbox is not null).Select(c => c.Mailbox!).ToHashSet();
        var wanted = made["sessions"]!.AsArray().Select(s => (settings.Rooms[(int)s!["room"]!].Name, (string)s["startsAt"]!, settings.Teams[(int)s["team"]!].Mailboxes[0])).Order().ToList();
        var events = app.Calendar.Events.Values.Select(e => (Place: e.Face.Place!, e.Face.StartsAt, Speaker: e.Attendees[0])).Order().ToList();
        Assert.Equal(wanted, events);
        Assert.All(app.Calendar.Events.Values, e => Assert.Subset(contacts, e.Attendees.Skip(1).ToHashSet()));
        Assert.Contains(app.Calendar.Events.Values, e => e.Attendees.Count > 1);
    }

    /// <summary>One package a contact, and everybody in exactly one of them, once.</summary>
    private static async Task AssertPackagesAsync(TeamApp app, string id, JsonNode made, WaveSettings settings, IReadOnlyList<Jaring.Waves.Importing.ImportedPerson> list)
    {
        var packages = made["packages"]!.AsArray().Select(p => p!).ToList();
        Assert.Equal(settings.Contacts.Select(c => c.Name).Order(StringComparer.Ordinal), packages.Select(p => (string)p["contact"]!).Order(StringComparer.Ordinal));
        var reached = new List<(string, string)>();
        foreach (var package in packages)
        {
            var open = await TakenAsync(await app.As(app.Members[2]).GetAsync($"/{TeamApp.Office}/api/waves/{id}/packages/{package["id"]}"));
            Assert.Equal((int)package["people"]!, open["sessions"]!.AsArray().Sum(s => s!["people"]!.AsArray().Count));
            Assert.All(open["sessions"]!.AsArray(), s => Assert.NotNull((string?)s!["session"]!["sessionId"]));
            reached.AddRange(open["sessions"]!.AsArray().SelectMany(s => s!["people"]!.AsArray()).Select(p => ((string)p!["unit"]!, (string)p["name"]!)));
        }
        Assert.Equal(list.Select(p => (p.Unit, p.Name)).Order(), reached.Order());
    }

    private static Task<List<(string Area, string Unit, int? Session)>> SeatsAsync(TeamApp app, string id) => app.ReadAsync(async store =>
        (await store.Set<WavePerson>().Where(p => p.WaveId == id).OrderBy(p => p.Area).ThenBy(p => p.Unit).ThenBy(p => p.Ordinal).Select(p => new { p.Area, p.Unit, p.Session }).ToListAsync())
            .Select(p => (p.Area, p.Unit, p.Session)).ToList());
}
