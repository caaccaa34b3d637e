namespace Jaring.Waves.Planning;

/// <summary>
/// What no plan can do without: so many sessions, and so many rooms, as the largest seats within reach need to hold the people of each group of kecamatan
/// that share rooms. Whether a desa stays together does not count here, so the real best plan may need more.
/// </summary>
internal sealed record LowerBound(int Sessions, int Places)
{
    public static LowerBound Of(WaveSettings settings, int slots, IReadOnlyList<UnitDemand> units)
    {
        var groups = Groups(settings, units);
        var (sessions, places) = (0, 0);
        foreach (var group in units.GroupBy(u => groups[u.Area]))
        {
            var people = group.Sum(u => u.People);
            var seats = settings.Rooms.Where(r => r.Areas.Any(a => groups.TryGetValue(a, out var of) && of == group.Key)).Select(r => r.Capacity).OrderDescending().ToList();
            sessions += Needed(people, seats.SelectMany(s => Enumerable.Repeat(s, slots)));
            places += Needed(people, seats.Select(s => s * slots));
        }
        return new(sessions, places);
    }

    private static int Needed(int people, IEnumerable<int> seats)
    {
        var needed = 0;
        foreach (var some in seats)
        {
            if (people <= 0)
            {
                break;
            }
            (people, needed) = (people - some, needed + 1);
        }
        return needed;
    }

    /// <summary>For each kecamatan the name of its group: those that a room has in common are in one.</summary>
    private static Dictionary<string, string> Groups(WaveSettings settings, IReadOnlyList<UnitDemand> units)
    {
        var groups = units.Select(u => u.Area).Concat(settings.Rooms.SelectMany(r => r.Areas)).Distinct(TravelArea.Names).ToDictionary(a => a, a => a, TravelArea.Names);
        foreach (var room in settings.Rooms)
        {
            var joined = room.Areas.Select(a => groups[a]).ToHashSet(TravelArea.Names);
            foreach (var area in groups.Where(g => joined.Contains(g.Value)).Select(g => g.Key).ToList())
            {
                groups[area] = room.Areas[0];
            }
        }
        return groups;
    }
}
