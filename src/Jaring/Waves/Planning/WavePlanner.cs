namespace Jaring.Waves.Planning;

/// <summary>
/// First fit, with capacity and travel area. The same list and the same settings always give the same plan, and each step can be said in a sentence:
/// the kecamatan with the fewest rooms comes first, in it the largest desa; a desa goes into the first session within reach that still has a seat for all
/// of it; where there is none, a session is opened in the smallest free room that would hold everybody still without a seat there, or else in the
/// largest one, at the earliest time for which room and speakers are free. A desa is divided only when no room holds it or when no session can be opened.
/// </summary>
internal sealed class WavePlanner
{
    private readonly WaveSettings settings;
    private readonly IReadOnlyList<WaveSlot> slots;
    private readonly List<Open> sessions = [];
    private readonly List<Placement> placements = [];
    private readonly List<Unplaced> unplaced = [];
    private readonly HashSet<(int Slot, int Room)> taken = [];
    private readonly int[] teams;

    private WavePlanner(WaveSettings settings, IReadOnlyList<WaveSlot> slots)
    {
        (this.settings, this.slots) = (settings, [.. slots.Where(s => s.LeftOut is null)]);
        teams = new int[this.slots.Count];
    }

    /// <summary>Plans them all.</summary>
    public static WavePlan Plan(WaveSettings settings, IReadOnlyList<WaveSlot> slots, IEnumerable<UnitDemand> units)
    {
        var planner = new WavePlanner(settings, slots);
        var areas = units.Where(u => u.People > 0).GroupBy(u => u.Area, TravelArea.Names)
            .OrderBy(a => settings.Rooms.Count(r => r.Serves(a.Key))).ThenBy(a => a.Key, TravelArea.Names);
        foreach (var area in areas)
        {
            planner.SeatArea(area.Key, [.. area.OrderByDescending(u => u.People).ThenBy(u => u.Unit, StringComparer.Ordinal)]);
        }
        return planner.InOrderOfTime();
    }

    private void SeatArea(string area, IReadOnlyList<UnitDemand> units)
    {
        var waiting = units.Sum(u => u.People);
        foreach (var unit in units)
        {
            var left = unit.People;
            while (left > 0 && (FirstWithSeats(area, left) ?? OpenSession(area, waiting)) is { } session)
            {
                var seated = Seat(session, unit, left);
                (left, waiting) = (left - seated, waiting - seated);
            }
            foreach (var session in sessions.Where(s => left > 0 && s.Seats > 0 && Room(s).Serves(area)))
            {
                var seated = Seat(session, unit, left);
                (left, waiting) = (left - seated, waiting - seated);
            }
            if (left > 0)
            {
                unplaced.Add(new(unit.Area, unit.Unit, left, settings.Rooms.Any(r => r.Serves(area)) ? Unplaced.NoSeat : Unplaced.NoRoom));
                waiting -= left;
            }
        }
    }

    private Open? FirstWithSeats(string area, int people) => sessions.FirstOrDefault(s => s.Seats >= people && Room(s).Serves(area));

    private Open? OpenSession(string area, int waiting)
    {
        var free = settings.Rooms.Select((room, at) => (Room: room, At: at)).Where(r => r.Room.Serves(area) && FreeSlot(r.At) >= 0)
            .OrderBy(r => r.Room.IsOf(area) ? 0 : 1).ThenBy(r => r.Room.Capacity).ThenBy(r => r.At).ToList();
        if (free.Count == 0)
        {
            return null;
        }
        var near = free.Where(r => r.Room.IsOf(area) == free[0].Room.IsOf(area)).ToList();
        var enough = near.FindIndex(r => r.Room.Capacity >= waiting);
        var chosen = enough >= 0 ? near[enough] : near.First(r => r.Room.Capacity == near[^1].Room.Capacity);
        var slot = FreeSlot(chosen.At);
        taken.Add((slot, chosen.At));
        var session = new Open(slot, chosen.At, teams[slot]++, enough >= 0 ? PlannedSession.SmallestEnough : PlannedSession.Largest, sessions.Count) { Seats = chosen.Room.Capacity };
        sessions.Add(session);
        return session;
    }

    private int FreeSlot(int room)
    {
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (teams[slot] < settings.Teams.Count && !taken.Contains((slot, room)))
            {
                return slot;
            }
        }
        return -1;
    }

    private int Seat(Open session, UnitDemand unit, int people)
    {
        var seated = Math.Min(people, session.Seats);
        session.Seats -= seated;
        placements.Add(new(unit.Area, unit.Unit, session.At, seated));
        return seated;
    }

    private WaveRoom Room(Open session) => settings.Rooms[session.Room];

    private WavePlan InOrderOfTime()
    {
        var inOrder = sessions.OrderBy(s => s.Slot).ThenBy(s => s.Team).ToList();
        var places = inOrder.Select((s, n) => (s.At, n)).ToDictionary(p => p.At, p => p.n);
        return new(
            [.. inOrder.Select(s => new PlannedSession(slots[s.Slot], s.Room, s.Team, s.Reason))],
            [.. placements.Select(p => p with { Session = places[p.Session] })],
            unplaced);
    }

    /// <summary>A session while it fills.</summary>
    private sealed record Open(int Slot, int Room, int Team, string Reason, int At)
    {
        public int Seats { get; set; }
    }
}
