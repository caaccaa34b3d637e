using Jaring.Waves.Planning;

namespace Jaring.Waves.Importing;

/// <summary>A second list beside the first: who is new, who is known, and who could be either.</summary>
internal sealed record LateList(IReadOnlyList<ImportedPerson> New, int Known, IReadOnlyList<ImportedPerson> Clashes)
{
    /// <summary>Kecamatan and desa in the spelling of the first list, where capitals alone differ.</summary>
    public static ImportedPerson AsWritten(ImportedPerson person, IReadOnlyList<WaveUnit> units)
    {
        var unit = units.FirstOrDefault(u => TravelArea.Names.Equals(u.Area, person.Area) && TravelArea.Names.Equals(u.Unit, person.Unit));
        var area = unit?.Area ?? units.FirstOrDefault(u => TravelArea.Names.Equals(u.Area, person.Area))?.Area ?? person.Area;
        return person with { Area = area, Unit = unit?.Unit ?? person.Unit };
    }

    /// <summary>The same name in the same desa with the same mailbox is the same person; with another one a member has to look.</summary>
    public static LateList Sort(IReadOnlyList<ImportedPerson> list, IReadOnlyList<WavePerson> there)
    {
        var known = there.ToLookup(p => (p.Area, p.Unit, p.Name.ToUpperInvariant()), p => p.Mailbox);
        var sorted = list.ToLookup(p => known[(p.Area, p.Unit, p.Name.ToUpperInvariant())].ToList() switch
        {
            [] => Is.New,
            var mailboxes => mailboxes.Contains(p.Mailbox, StringComparer.OrdinalIgnoreCase) ? Is.Known : Is.Clash,
        });
        return new([.. sorted[Is.New]], sorted[Is.Known].Count(), [.. sorted[Is.Clash]]);
    }

    private enum Is
    {
        New,
        Known,
        Clash,
    }
}

/// <summary>Free seats of a wave that is made, given out one by one under the planner's rules: seats and travel area.</summary>
internal sealed class LateSeats(WaveSettings settings, IReadOnlyList<WaveSessionView> sessions, IReadOnlyList<WavePerson> there)
{
    private readonly Dictionary<int, int> free = sessions.ToDictionary(s => s.Number, s => settings.Rooms[s.Room].Capacity - there.Count(p => p.Session == s.Number));
    private readonly ILookup<(string, string), int?> own = there.Where(p => p.Session is not null).Select(p => (p.Area, p.Unit, p.Session)).Distinct().ToLookup(p => (p.Area, p.Unit), p => p.Session);

    /// <summary>The first session of the own desa with a seat, else the first within reach; null when there is none.</summary>
    public int? Take(string area, string unit)
    {
        var found = sessions.Where(s => free[s.Number] > 0 && settings.Rooms[s.Room].Serves(area)).OrderBy(s => own[(area, unit)].Contains(s.Number) ? 0 : 1).Select(s => (int?)s.Number).FirstOrDefault();
        if (found is { } number)
        {
            free[number]--;
        }
        return found;
    }
}
