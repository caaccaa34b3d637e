using System.Globalization;
using Jaring.Outreach.Planning;
using Jaring.Waves.Importing;
using Jaring.Waves.Planning;

namespace Jaring.Waves;

/// <summary>Something in the settings of a wave that has to be corrected, or that keeps a step from being taken.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Line">Which line of its list, from one; 0 where it is about no line.</param>
/// <param name="Count">How many it concerns.</param>
public sealed record WaveFault(string Code, int Line = 0, int Count = 0);

/// <summary>What settings must fulfil before they are kept. Every fault is told at once.</summary>
internal static class SettingsRules
{
    private const int LongestText = 120, MostItems = 40, MostDays = 60, MostHours = 12, MostRooms = 500, MostTeams = 200, MostContacts = 2000, MostPeople = 20, MostSeats = 20_000;

    /// <summary>A JSON list may hold nulls that no type forbids; such a body has no sound shape.</summary>
    public static bool IsWhole(WaveSettings s) =>
        s.Agenda.Concat(s.Days).All(d => d is not null) && s.Hours.All(h => h is { Start: not null, End: not null }) && s.Rooms.All(r => r is { Name: not null, Areas: not null } && r.Areas.All(a => a is not null))
        && s.Teams.All(t => t is { Speakers: not null, Mailboxes: not null } && t.Speakers.Concat(t.Mailboxes).All(x => x is not null)) && s.Contacts.All(c => c is { Name: not null, Area: not null });

    /// <summary>The faults of settings for the kecamatan and desa of the list.</summary>
    public static IReadOnlyList<WaveFault> Check(WaveSettings settings, IReadOnlyList<WaveUnit> units)
    {
        var areas = units.Select(u => u.Area).ToHashSet(TravelArea.Names);
        return
        [
            .. Heads(settings),
            .. Lines(settings.Days, "day-form", MostDays, IsDay),
            .. Lines(settings.Hours, "hours-form", MostHours, IsHours),
            .. Overlaps(settings.Hours),
            .. Lines(settings.Rooms, "room-form", MostRooms, r => IsText(r.Name) && r.Capacity is >= 1 and <= MostSeats && r.Areas.Count is >= 1 and <= 50),
            .. Lines(settings.Rooms, "room-area", MostRooms, r => r.Areas.All(areas.Contains)),
            .. Lines(settings.Teams, "team-form", MostTeams, IsTeam),
            .. Lines(settings.Contacts, "contact-form", MostContacts, c => IsText(c.Name) && (c.Mailbox is not { } m || (PeopleRules.IsMailbox(m) && !RowRules.HidesNumber(m)))),
            .. Lines(settings.Contacts, "contact-area", MostContacts, c => IsIn(c, areas, units)),
            .. Twice(settings.Rooms.Select(r => r.Name), "room-twice"),
            .. Twice(settings.Contacts.Select(c => $"{c.Area}\n{c.Unit}"), "contact-twice"),
        ];
    }

    private static IEnumerable<WaveFault> Heads(WaveSettings s)
    {
        if (s.SessionTitle.Trim().Length is < 1 or > LongestText || s.SessionTitle.Any(char.IsControl))
        {
            yield return new("title");
        }
        if (s.Moderator.Length > LongestText || s.Moderator.Any(char.IsControl) || s.Agenda.Count > MostItems || !s.Agenda.All(IsText))
        {
            yield return new("texts");
        }
        if (s.Days.Distinct(StringComparer.Ordinal).Count() != s.Days.Count)
        {
            yield return new("day-twice");
        }
    }

    private static IEnumerable<WaveFault> Lines<T>(IReadOnlyList<T> list, string code, int most, Func<T, bool> isSound) =>
        list.Count > most ? [new(code, most + 1)] : list.Select((item, n) => (Sound: isSound(item), Line: n + 1)).Where(i => !i.Sound).Select(i => new WaveFault(code, i.Line));

    private static IEnumerable<WaveFault> Twice(IEnumerable<string> names, string code)
    {
        var seen = new HashSet<string>(TravelArea.Names);
        return names.Select((name, n) => (New: seen.Add(name), Line: n + 1)).Where(x => !x.New).Select(x => new WaveFault(code, x.Line)).ToList();
    }

    private static IEnumerable<WaveFault> Overlaps(IReadOnlyList<WaveHours> hours)
    {
        var inOrder = hours.OrderBy(h => h.Start, StringComparer.Ordinal).ToList();
        return inOrder.Zip(inOrder.Skip(1)).Any(pair => string.CompareOrdinal(pair.Second.Start, pair.First.End) < 0) ? [new("hours-overlap")] : [];
    }

    private static bool IsIn(WaveContact contact, HashSet<string> areas, IReadOnlyList<WaveUnit> units) =>
        contact.Unit is { } unit ? units.Any(u => TravelArea.Names.Equals(u.Area, contact.Area) && TravelArea.Names.Equals(u.Unit, unit)) : areas.Contains(contact.Area);

    private static bool IsTeam(SpeakerTeam team) =>
        team.Speakers.Count is >= 1 and <= MostPeople && team.Speakers.All(IsText)
        && team.Mailboxes.Count is >= 1 and <= MostPeople && team.Mailboxes.All(m => PeopleRules.IsMailbox(m) && !RowRules.HidesNumber(m));

    private static bool IsText(string text) => text.Trim().Length is >= 1 and <= LongestText && !text.Any(char.IsControl) && !RowRules.HidesNumber(text);

    private static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsHours(WaveHours hours) => IsTime(hours.Start) && IsTime(hours.End) && string.CompareOrdinal(hours.Start, hours.End) < 0;

    private static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
