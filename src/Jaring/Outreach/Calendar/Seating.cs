namespace Jaring.Outreach.Calendar;

/// <summary>Divides the invitees among events of 500 at most. Who is on one stays on it: somebody who was moved would be invited twice.</summary>
internal static class Seating
{
    /// <summary>Outlook takes no more in one event (teams.md §7.1).</summary>
    public const int MostInOne = 500;

    /// <summary>The invitees of each event, by its number; an event that has become empty keeps its number and an empty list.</summary>
    /// <param name="wanted">Everybody who shall be invited, each once.</param>
    /// <param name="seated">Who is on each event now.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> wanted, IReadOnlyList<IReadOnlyList<string>> seated)
    {
        var waiting = new HashSet<string>(wanted, StringComparer.OrdinalIgnoreCase);
        var events = seated.Select(who => who.Where(waiting.Remove).ToList()).ToList();
        var queue = new Queue<string>(wanted.Where(waiting.Contains));
        for (var n = 0; n == 0 || queue.Count > 0; n++)
        {
            if (n == events.Count)
            {
                events.Add([]);
            }
            while (events[n].Count < MostInOne && queue.TryDequeue(out var next))
            {
                events[n].Add(next);
            }
        }
        return events;
    }
}
