using System.Globalization;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>What the office's other sessions say: the room is taken, somebody is wanted twice. Cases are not looked at, here or anywhere near.</summary>
internal sealed class NeighbourHints(IReadOnlyList<Session> sessions, PlanSketch sketch)
{
    /// <summary>The hints of a time.</summary>
    public IEnumerable<PlanHint> Of(Slot slot) => sessions.Where(s => SlotOf(s).Meets(slot)).SelectMany(Of);

    /// <summary>Who is wanted elsewhere at a time.</summary>
    public IReadOnlyCollection<string> WantedAt(Slot slot) => [.. sessions.Where(s => SlotOf(s).Meets(slot)).SelectMany(Wanted)];

    private IEnumerable<PlanHint> Of(Session other)
    {
        (string, string)[] which = [("title", other.Title), ("start", other.StartsAt[11..].Replace(':', '.')), ("end", other.EndsAt[11..].Replace(':', '.'))];
        if (other.Place is { } place && Same(place, sketch.Place ?? ""))
        {
            yield return PlanHint.Of("room", "place", [("place", place), .. which]);
        }
        var twice = Wanted(other);
        if (twice.Count > 0)
        {
            yield return PlanHint.Of("people", "people", [("names", string.Join(", ", twice)), .. which]);
        }
        var invited = sketch.Attendees.Intersect(other.Attendees, StringComparer.OrdinalIgnoreCase).Count();
        if (invited > 0)
        {
            yield return PlanHint.Of("invited", "people", [("count", invited.ToString(CultureInfo.InvariantCulture)), .. which]);
        }
    }

    private List<string> Wanted(Session other) =>
        [.. sketch.People.Where(name => other.Speakers.Select(s => s.Name).Append(other.Moderator).Any(o => Same(o, name))).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static Slot SlotOf(Session session) => new(
        DateTime.ParseExact(session.StartsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture), DateTime.ParseExact(session.EndsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture));

    private static bool Same(string a, string b) => a.Trim().Length > 0 && string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
