using Jaring.Outreach.Calendar;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>
/// What Outlook says about those who must be there: the moderator and the speakers of the office. Whoever could not be read is named as unknown, never
/// as free.
/// </summary>
/// <param name="source">How asking ended.</param>
/// <param name="people">Each of them with the times at which they are taken; null where that is unknown.</param>
/// <param name="until">The first day of which nothing is known any more.</param>
internal sealed class Schedules(string source, IReadOnlyList<(string Name, IReadOnlyList<TakenTime>? Taken)> people, DateOnly until)
{
    /// <summary>Nobody was asked: the office does not want it, or nobody who must be there is typed yet.</summary>
    public static readonly Schedules Off = new("off", [], DateOnly.MinValue);

    /// <summary>off, asked, refused or away.</summary>
    public string Source { get; } = source;

    /// <summary>The clashes of a time.</summary>
    /// <param name="slot">The time.</param>
    /// <param name="told">Who is named by a hint about another session of ours at this time: once is enough.</param>
    public IEnumerable<PlanHint> Of(Slot slot, IReadOnlyCollection<string> told)
    {
        var clashes = people.Where(p => !told.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).Select(p => (p.Name, Is: IsTaken(p.Taken, slot))).ToList();
        return [.. Hint("busy", true), .. Hint("tentative", false)];

        IEnumerable<PlanHint> Hint(string code, bool sure)
        {
            var names = string.Join(", ", clashes.Where(c => c.Is == sure).Select(c => c.Name));
            return names.Length == 0 ? [] : [PlanHint.Of(code, "people", ("names", names))];
        }
    }

    /// <summary>Who is free at a time, and of whom nobody knows; null when nobody was asked.</summary>
    public PeopleThen? At(Slot slot)
    {
        var known = people.ToLookup(p => p.Taken is not null && slot.End <= until.ToDateTime(TimeOnly.MinValue));
        return Source != "asked" ? null : new([.. known[true].Where(p => IsTaken(p.Taken, slot) is null).Select(p => p.Name)], [.. known[false].Select(p => p.Name)]);
    }

    /// <summary>True when surely taken, false when perhaps, null when free or unknown.</summary>
    private static bool? IsTaken(IReadOnlyList<TakenTime>? taken, Slot slot)
    {
        var then = (taken ?? []).Where(t => new Slot(t.From, t.Until).Meets(slot)).ToList();
        return then.Count == 0 ? null : then.Any(t => t.IsSure);
    }
}

/// <summary>Who of those who must be there is free at a time, as their calendars say.</summary>
/// <param name="Free">Names of those who have nothing then.</param>
/// <param name="Unknown">Names of those whose calendar could not be read.</param>
public sealed record PeopleThen(IReadOnlyList<string> Free, IReadOnlyList<string> Unknown);
