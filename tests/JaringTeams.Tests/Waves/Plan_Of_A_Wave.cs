using Jaring.Tests.Support;
using Jaring.Waves;
using Jaring.Waves.Importing;
using Jaring.Waves.Planning;
using Microsoft.EntityFrameworkCore;
using System.Text.Json.Nodes;
using static Jaring.Tests.Waves.WaveRequests;

namespace Jaring.Tests.Waves;

/// <summary>What the planner and a hand may do, and what neither may.</summary>
public sealed class Plan_Of_A_Wave : IAsyncLifetime
{
    private TeamApp app = null!;

    public async Task InitializeAsync()
    {
        app = await TeamApp.StartAsync();
        await app.FoundAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_Desa_Stays_Together_In_The_Smallest_Room_That_Holds_Its_Kecamatan()
    {
        var wave = await PlannedAsync(app, await ImportAsync(app, SmallList), SmallSettings);
        Assert.Equal(["Balai Jati smallest-enough", "Balai Randu smallest-enough"], Rooms(wave).Order());
        Assert.Equal(["Mulyasari in Balai Jati: 3", "Sukarejo in Balai Jati: 2", "Tegalwangi in Balai Randu: 4"], Seats(wave));
        Assert.Equal((2, 2), ((int)wave["leastSessions"]!, (int)wave["leastPlaces"]!));
    }

    [Fact]
    public async Task A_Desa_Without_A_Room_Or_A_Seat_Is_Told_And_Keeps_The_Wave_From_Being_Made()
    {
        var id = await ImportAsync(app, [.. SmallList, new("Orang Jauh", "Wana", "Lor"), .. Enumerable.Range(1, 9).Select(n => new ImportedPerson($"Tamu {n}", "Randu", "Kidul"))]);
        var wave = await PlannedAsync(app, id, SmallSettings);
        Assert.Equal(["Kidul in Balai Randu: 4", "Kidul in Kantor Jati: 4", "Kidul: 1", "Lor: 1", "Tegalwangi: 4"], Seats(wave).Where(s => !s.Contains("Balai Jati", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["people-unplaced", "contact-missing"], (await StepAsync(app, id, "make")).Faults);
    }

    [Fact]
    public async Task A_Move_By_Hand_Keeps_To_Seats_And_Travel_Area_And_Can_Be_Taken_Back()
    {
        var id = await ImportAsync(app, SmallList);
        var settings = SmallSettings with { Rooms = [SmallSettings.Rooms[1] with { Capacity = 3 }, SmallSettings.Rooms[1] with { Name = "Aula Jati", Capacity = 3 }, SmallSettings.Rooms[2]] };
        var wave = await PlannedAsync(app, id, settings);
        Assert.Equal(["Mulyasari in Kantor Jati: 3", "Sukarejo in Aula Jati: 2", "Tegalwangi in Balai Randu: 4"], Seats(wave));
        var (kantor, aula, randu) = (In("Kantor Jati"), In("Aula Jati"), In("Balai Randu"));

        Assert.Equal(["room-full"], (await MoveAsync("Jati", "Sukarejo", aula, kantor)).Faults);
        Assert.Equal(["not-served"], (await MoveAsync("Jati", "Sukarejo", aula, randu)).Faults);
        Assert.Equal(["no-session"], (await MoveAsync("Jati", "Sukarejo", aula, 9)).Faults);
        Assert.Equal(["nothing-to-move"], (await MoveAsync("Jati", "Sukarejo", kantor, aula)).Faults);
        Assert.Equal(["nothing-to-move"], (await MoveAsync("Jati", "Mulyasari", kantor, aula, [7])).Faults);

        var (faults, one) = await MoveAsync("Jati", "Mulyasari", kantor, aula, [1]);
        Assert.Empty(faults);
        Assert.Equal(["Mulyasari in Aula Jati: 1", "Mulyasari in Kantor Jati: 2", "Sukarejo in Aula Jati: 2", "Tegalwangi in Balai Randu: 4"], Seats(one).Order(StringComparer.Ordinal));
        Assert.Empty((await MoveAsync("Jati", "Sukarejo", aula, null)).Faults);
        var moved = (await MoveAsync("Randu", "Tegalwangi", randu, null)).Wave;
        Assert.Equal(3, (int)moved["moves"]!);
        Assert.Empty(await BrokenAsync(id, moved, settings));

        for (var left = 3; left > 0; left--)
        {
            Assert.Empty((await StepAsync(app, id, "undo")).Faults);
        }
        var back = await WaveAsync(app, id);
        Assert.Equal(Seats(wave), Seats(back));
        Assert.Equal(["nothing-to-undo"], (await StepAsync(app, id, "undo")).Faults);

        int In(string room) => (int)wave["sessions"]!.AsArray().Single(s => settings.Rooms[(int)s!["room"]!].Name == room)!["number"]!;
        Task<(IReadOnlyList<string> Faults, JsonNode Wave)> MoveAsync(string area, string unit, int? from, int? to, int[]? people = null) =>
            StepAsync(app, id, "moves", new { move = new { area, unit, from, to, people } });
    }

    [Fact]
    public async Task Two_Members_At_Once_Do_Not_Overwrite_Each_Other()
    {
        var id = await ImportAsync(app, SmallList);
        Assert.Empty((await StepAsync(app, id, "settings", new { settings = SmallSettings }, revision: 1)).Faults);
        Assert.Equal(["changed"], (await StepAsync(app, id, "settings", new { settings = SmallSettings with { Rooms = [] } }, revision: 1)).Faults);
        Assert.Equal(3, (await WaveAsync(app, id))["settings"]!["rooms"]!.AsArray().Count);
    }

    [Fact]
    public async Task Friday_Prayer_Holidays_And_The_Past_Are_Left_Out_And_Named()
    {
        await using var closed = await TeamApp.StartAsync(o => o.Notices.Holidays.Add("2026-12-25"));
        await closed.FoundAsync();
        var id = await ImportAsync(closed, SmallList);
        var wave = await PlannedAsync(closed, id, SmallSettings with
        {
            Days = ["2026-12-25", "2026-11-20", "2026-12-04"],
            Hours = [new("11:00", "12:00"), new("13:00", "14:00")],
        });
        Assert.Equal(
            ["2026-11-20T11:00 past", "2026-11-20T13:00 past", "2026-12-04T11:00 friday", "2026-12-25T11:00 holiday", "2026-12-25T13:00 holiday"],
            wave["leftOut"]!.AsArray().Select(s => $"{s!["startsAt"]} {s["leftOut"]}"));
        Assert.All(wave["sessions"]!.AsArray(), s => Assert.Equal("2026-12-04T13:00", (string)s!["startsAt"]!));
    }

    [Fact]
    public async Task What_A_Plan_Stands_On_Takes_It_Away_And_Contacts_Do_Not()
    {
        var id = await ImportAsync(app, SmallList);
        await PlannedAsync(app, id, SmallSettings);
        Assert.Equal("planned", (string)(await StepAsync(app, id, "settings", new { settings = SmallSettings with { Contacts = [] } })).Wave["state"]!);
        var (_, without) = await StepAsync(app, id, "settings", new { settings = SmallSettings with { Rooms = [SmallSettings.Rooms[0]] } });
        Assert.Equal(("imported", 0), ((string)without["state"]!, without["sessions"]!.AsArray().Count));
        Assert.Equal(9, without["seating"]!.AsArray().Where(s => s!["session"] is null).Sum(s => (int)s!["people"]!));
        Assert.Equal(["not-planned"], (await StepAsync(app, id, "make")).Faults);
    }

    [Fact]
    public async Task Every_Fault_Of_Settings_Is_Told_With_Its_Line()
    {
        var id = await ImportAsync(app, SmallList);
        var settings = SmallSettings with
        {
            SessionTitle = "",
            Days = ["2026-12-01", "1 Desember"],
            Hours = [new("09:00", "11:00"), new("10:00", "12:00"), new("14:00", "13:00")],
            Rooms = [new("Balai", 0, ["Jati"]), new("balai", 5, ["Entah"])],
            Teams = [new(["Narasumber"], [])],
            Contacts = [new("Ketua", "Jati", "Entah"), new("Ketua", "Jati", null, "0812 3456 7890@x.example")],
        };
        var (faults, _) = await StepAsync(app, id, "settings", new { settings });
        Assert.Equal(["title", "day-form", "hours-form", "hours-overlap", "room-form", "room-area", "team-form", "contact-form", "contact-area", "room-twice"], faults);
        Assert.Equal(["rooms-missing", "teams-missing", "times-missing"], (await StepAsync(app, id, "plan")).Faults);
    }

    /// <summary>Small worlds of every kind; a person is left without a seat only where there is truly none.</summary>
    [Fact]
    public void Of_Three_Hundred_Random_Waves_None_Breaks_A_Rule()
    {
        var random = new Random(1341);
        var (full, short_) = (0, 0);
        for (var n = 0; n < 300; n++)
        {
            string[] areas = ["A", "B", "C", "D"];
            var units = Enumerable.Range(0, random.Next(1, 25)).Select(u => new UnitDemand(areas[random.Next(4)], $"U{u}", random.Next(1, 90))).ToList();
            var rooms = Enumerable.Range(0, random.Next(1, 8)).Select(r => new WaveRoom($"R{r}", random.Next(5, 200), [.. areas.OrderBy(_ => random.Next()).Take(random.Next(1, 4))])).ToList();
            var settings = SmallSettings with { Rooms = rooms, Hours = [new("08:00", "09:00"), new("10:00", "11:00")], Teams = [.. SmallSettings.Teams.Take(random.Next(1, 4))] };
            WaveSlot[] slots = [new("2026-12-01T08:00", "2026-12-01T09:00"), new("2026-12-01T10:00", "2026-12-01T11:00")];

            var plan = WavePlanner.Plan(settings, slots, units);

            var people = units.SelectMany(u => Enumerable.Range(0, u.People).Zip(
                plan.Placements.Where(p => p.Unit == u.Unit).SelectMany(p => Enumerable.Repeat((int?)p.Session, p.People))
                    .Concat(plan.Unplaced.Where(p => p.Unit == u.Unit).SelectMany(p => Enumerable.Repeat((int?)null, p.People))), (_, seat) => (u.Area, u.Unit, seat))).ToList();
            var sessions = plan.Sessions.Select((s, at) => (JsonNode)new JsonObject { ["number"] = at, ["startsAt"] = s.Slot.StartsAt, ["endsAt"] = s.Slot.EndsAt, ["room"] = s.Room, ["team"] = s.Team }).ToList();
            Assert.Empty(PlanCheck.Broken(people, sessions, settings, units.Sum(u => u.People)));
            Assert.All(plan.Unplaced, u => AssertNoSeat(u, plan, settings, slots));
            var least = LowerBound.Of(settings, 2, units);
            Assert.True(plan.Unplaced.Count > 0 || least.Sessions <= plan.Sessions.Count, $"{n}: {least.Sessions} > {plan.Sessions.Count}");
            (full, short_) = plan.Unplaced.Count == 0 ? (full + 1, short_) : (full, short_ + 1);
        }
        Assert.InRange(full, 30, 270);
        Assert.InRange(short_, 30, 270);
    }

    /// <summary>No free chair in a session within reach, and no room within reach at a time at which somebody could still speak.</summary>
    private static void AssertNoSeat(Unplaced unplaced, WavePlan plan, WaveSettings settings, IReadOnlyList<WaveSlot> slots)
    {
        for (var room = 0; room < settings.Rooms.Count; room++)
        {
            if (!settings.Rooms[room].Areas.Contains(unplaced.Area))
            {
                continue;
            }
            foreach (var slot in slots)
            {
                var at = plan.Sessions.Select((s, n) => (s, n)).Where(x => x.s.Slot == slot).ToList();
                var held = at.Where(x => x.s.Room == room).ToList();
                Assert.True(held.Count == 1 || at.Count == settings.Teams.Count, "a room was free");
                Assert.All(held, h => Assert.Equal(settings.Rooms[room].Capacity, plan.Placements.Where(p => p.Session == h.n).Sum(p => p.People)));
            }
        }
    }

    private static IEnumerable<string> Rooms(JsonNode wave) => wave["sessions"]!.AsArray().Select(s => $"{wave["settings"]!["rooms"]![(int)s!["room"]!]!["name"]} {s["reason"]}");

    private static IReadOnlyList<string> Seats(JsonNode wave) =>
        [.. wave["seating"]!.AsArray().Select(s => s!).Select(s => $"{s["unit"]}{(s["session"] is { } n ? $" in {RoomOf(wave, (int)n)}" : "")}: {s["people"]}")];

    private static string RoomOf(JsonNode wave, int number) => (string)wave["settings"]!["rooms"]![(int)wave["sessions"]!.AsArray().Single(s => (int)s!["number"]! == number)!["room"]!]!["name"]!;

    private async Task<IReadOnlyList<string>> BrokenAsync(string id, JsonNode wave, WaveSettings settings)
    {
        var seats = await app.ReadAsync(s => s.Set<WavePerson>().Where(p => p.WaveId == id).Select(p => new { p.Area, p.Unit, p.Session }).ToListAsync());
        return PlanCheck.Broken([.. seats.Select(p => (p.Area, p.Unit, p.Session))], [.. wave["sessions"]!.AsArray().Select(s => s!)], settings, 9);
    }
}
