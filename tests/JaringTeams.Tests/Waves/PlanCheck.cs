using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Waves;

namespace Jaring.Tests.Waves;

/// <summary>
/// Looks at a plan with nothing of the planner's: who is on the list, where each of them sits in the end, and what the settings allow. It knows the rules
/// from the issue alone (capacity, travel area, days and hours, one place at a time for a room and for speakers, everybody once).
/// </summary>
internal static class PlanCheck
{
    /// <summary>Every rule that is broken, in words; empty for a sound plan.</summary>
    /// <param name="seats">Each person of the list: kecamatan, desa, number of the session or null.</param>
    /// <param name="sessions">The wave's sessions as the API tells them.</param>
    /// <param name="settings">Rooms, days, hours and speakers.</param>
    /// <param name="people">How many are on the list.</param>
    /// <param name="holidays">Days on which nothing is held.</param>
    public static IReadOnlyList<string> Broken(
        IReadOnlyList<(string Area, string Unit, int? Session)> seats, IReadOnlyList<JsonNode> sessions, WaveSettings settings, int people, IReadOnlyCollection<string>? holidays = null)
    {
        var broken = new List<string>();
        var byNumber = sessions.ToDictionary(s => (int)s["number"]!);
        Rule(broken, seats.Count == people, $"{seats.Count} people are planned, {people} are on the list");
        foreach (var (number, seated) in seats.Where(s => s.Session is not null).GroupBy(s => s.Session!.Value).Select(g => (g.Key, g.ToList())))
        {
            if (!byNumber.TryGetValue(number, out var session))
            {
                broken.Add($"session {number} does not exist");
                continue;
            }
            var room = settings.Rooms[(int)session["room"]!];
            Rule(broken, seated.Count <= room.Capacity, $"{seated.Count} people in {room.Name}, which has {room.Capacity} seats");
            Rule(broken, seated.All(s => room.Areas.Contains(s.Area)), $"{room.Name} does not serve everybody in it");
        }
        foreach (var session in sessions)
        {
            var (start, end) = ((string)session["startsAt"]!, (string)session["endsAt"]!);
            Rule(broken, settings.Days.Contains(start[..10]) && start[..10] == end[..10], $"{start} is no day of the wave");
            Rule(broken, settings.Hours.Any(h => h.Start == start[11..] && h.End == end[11..]), $"{start} to {end} are no hours of the wave");
            Rule(broken, !IsPrayer(start, end), $"{start} lies on Friday prayer");
            Rule(broken, holidays?.Contains(start[..10]) != true, $"{start} is a holiday");
            Rule(broken, (int)session["team"]! < settings.Teams.Count, "no such speakers");
        }
        foreach (var (what, of) in new[] { ("room", "room"), ("speakers", "team") })
        {
            var twice = sessions.GroupBy(s => ((string)s["startsAt"]!, (int)s[of]!)).Where(g => g.Count() > 1).ToList();
            Rule(broken, twice.Count == 0, $"{twice.Count} times the same {what} are at two places");
        }
        return broken;
    }

    private static bool IsPrayer(string start, string end)
    {
        var from = DateTime.ParseExact(start, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        var to = DateTime.ParseExact(end, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return from.DayOfWeek == DayOfWeek.Friday && from < from.Date.AddHours(13) && to > from.Date.AddHours(11.5);
    }

    private static void Rule(List<string> broken, bool holds, string words)
    {
        if (!holds)
        {
            broken.Add(words);
        }
    }
}
