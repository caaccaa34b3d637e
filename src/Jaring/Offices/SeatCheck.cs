namespace Jaring.Offices;

/// <summary>The faults of a team's seats. A sentence names a seat by its place, not by the person.</summary>
internal static class SeatCheck
{
    /// <summary>A directory is founded by at least three (contract of sealing: founding entry).</summary>
    private const int Least = 3;

    public static IEnumerable<string> Faults(IList<SeatOptions> team)
    {
        if (team.Count < Least)
        {
            yield return $"Team must have at least {Least} seats, or the directory of readers cannot be founded.";
        }

        if (team.Count(s => s.Coordinator) != 1)
        {
            yield return "Team must have exactly one Coordinator.";
        }

        if (team.Select(s => s.ObjectId.ToLowerInvariant()).Distinct().Count() != team.Count)
        {
            yield return "Team names one ObjectId twice; each seat is one person's.";
        }

        foreach (var fault in team.SelectMany((seat, n) => Faults(seat).Select(f => $"Team:{n}:{f}")))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Faults(SeatOptions seat)
    {
        if (!Guid.TryParseExact(seat.ObjectId, "D", out _))
        {
            yield return "ObjectId must be the GUID of the person in Entra.";
        }

        if (seat.Name.Trim().Length is 0 or > 120)
        {
            yield return "Name must have 1 to 120 characters; reporters read it.";
        }

        if (seat.Post.Trim().Length is 0 or > 120)
        {
            yield return "Post must have 1 to 120 characters; reporters read it.";
        }

        if (seat.Sex is not ("L" or "P"))
        {
            yield return "Sex must be L or P; reporters may prefer one.";
        }

        if (seat.TermEnds.Length > 0 && seat.TermEndsOn is null)
        {
            yield return "TermEnds must be a day like 2031-06-30, or empty.";
        }
    }
}
