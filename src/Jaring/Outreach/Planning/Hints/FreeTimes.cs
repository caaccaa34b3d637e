using System.Globalization;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>
/// Looks for free times near a wanted one: another hour of the day, the next working day, the same weekday of a later week.
/// At most one of each kind, so that the choice is one between different things.
/// </summary>
/// <param name="hintsOf">Everything known about a time.</param>
/// <param name="open">Opening hours of a day.</param>
/// <param name="people">Who is free at a time.</param>
/// <param name="localNow">Nothing before it is proposed.</param>
internal sealed class FreeTimes(Func<Slot, IReadOnlyList<PlanHint>> hintsOf, Func<DateOnly, (TimeOnly Opens, TimeOnly Closes, bool Ramadan)> open, Func<Slot, PeopleThen?> people, DateTime localNow)
{
    /// <summary>How many days after a wanted one are looked at.</summary>
    public const int SearchDays = 28;

    private const int StepMinutes = 30;

    /// <summary>A session of the whole day cannot go round the lunch break.</summary>
    private static readonly TimeSpan WholeDay = TimeSpan.FromHours(4.5);

    /// <summary>What no other time can avoid, or what is no reason to move.</summary>
    private static readonly string[] Bearable = ["holidays-missing"];

    /// <summary>Up to three free times for a time with these hints; none when there is nothing to avoid.</summary>
    public IReadOnlyList<PlanProposal> Near(Slot wanted, IReadOnlyList<PlanHint> hints)
    {
        var avoid = hints.Where(h => !IsBearable(h, wanted)).Select(h => h.Code).Distinct().ToList();
        if (avoid.Count == 0 || wanted.End <= wanted.Start)
        {
            return [];
        }
        var days = Enumerable.Range(1, SearchDays).Select(n => wanted.On(wanted.Day.AddDays(n))).ToList();
        IEnumerable<PlanProposal> found = [.. Kind("same-day", Hours(wanted)), .. Kind("next-day", days.SelectMany(day => (IEnumerable<Slot>)[day, .. Hours(day)])), .. Kind("same-weekday", days.Where((_, at) => (at + 1) % 7 == 0))];
        return [.. found.DistinctBy(p => p.StartsAt)];

        IEnumerable<PlanProposal> Kind(string reason, IEnumerable<Slot> slots) =>
            slots.Where(IsFree).Take(1).Select(s => new PlanProposal(Text(s.Start), Text(s.End), reason, avoid, people(s)));
    }

    /// <summary>The hours of the same day, the nearest first.</summary>
    private IEnumerable<Slot> Hours(Slot wanted)
    {
        var (opens, closes, _) = open(wanted.Day);
        var starts = Enumerable.Range(0, 24 * 60 / StepMinutes).Select(n => wanted.At(opens).AddMinutes(n * StepMinutes)).Where(s => wanted.From(s).End <= wanted.At(closes));
        return starts.Where(s => s != wanted.Start).OrderBy(s => (s - wanted.Start).Duration()).ThenBy(s => s).Select(wanted.From);
    }

    private bool IsFree(Slot slot) => slot.Start > localNow && hintsOf(slot).All(h => IsBearable(h, slot));

    private static bool IsBearable(PlanHint hint, Slot slot) => Bearable.Contains(hint.Code) || (hint.Code is "lunch" or "friday" && slot.End - slot.Start > WholeDay);

    private static string Text(DateTime local) => local.ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);
}
