using System.Globalization;
using Jaring.Offices;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>What the day and the hours say: free days, prayer and lunch, office hours, Ramadan, election stages (domain.md §5).</summary>
internal sealed class TimeHints(OfficeOptions office)
{
    private static readonly (TimeOnly From, TimeOnly To) FridayPrayer = (new(11, 30), new(13, 0)), Lunch = (new(12, 0), new(13, 0));

    private readonly HolidayTable holidays = new(office);

    /// <summary>The hints of a time, the most important first.</summary>
    public IEnumerable<PlanHint> Of(Slot slot) => [.. Day(slot), .. Hours(slot), .. Stages(slot), .. Unknown(slot.Day.Year)];

    /// <summary>When the office is open on a day, by its own hours or those of Ramadan.</summary>
    public (TimeOnly Opens, TimeOnly Closes, bool Ramadan) Open(DateOnly day)
    {
        var text = day.ToString(TimeRules.DayForm, CultureInfo.InvariantCulture);
        var ramadan = office.Planning.Ramadan.FirstOrDefault(r => IsWithin(text, r.From, r.To));
        var hours = ramadan ?? office.Planning.Hours;
        return (Clock(hours.Opens), Clock(day.DayOfWeek == DayOfWeek.Friday ? hours.FridayCloses : hours.Closes), ramadan is not null);
    }

    private IEnumerable<PlanHint> Day(Slot slot)
    {
        if (holidays.Find(slot.Day) is { } free)
        {
            yield return free.Collective ? PlanHint.Of("collective", "startsAt") : free.Name.Length == 0 ? PlanHint.Of("office-holiday", "startsAt") : PlanHint.Of("holiday", "startsAt", ("name", free.Name));
        }
        if (slot.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return PlanHint.Of("weekend", "startsAt");
        }
    }

    /// <summary>Friday prayer wins over lunch: one sentence is enough for the same hour.</summary>
    private IEnumerable<PlanHint> Hours(Slot slot)
    {
        if (slot.Day.DayOfWeek == DayOfWeek.Friday && slot.Meets(FridayPrayer))
        {
            yield return PlanHint.Of("friday", "startsAt");
        }
        else if (slot.Meets(Lunch))
        {
            yield return PlanHint.Of("lunch", "startsAt");
        }
        var (opens, closes, ramadan) = Open(slot.Day);
        if (slot.Start < slot.At(opens) || slot.End > slot.At(closes))
        {
            yield return PlanHint.Of(ramadan ? "ramadan" : "hours", "startsAt", ("opens", Text(opens)), ("closes", Text(closes)));
        }
    }

    private IEnumerable<PlanHint> Stages(Slot slot)
    {
        var text = slot.Day.ToString(TimeRules.DayForm, CultureInfo.InvariantCulture);
        return office.Planning.Stages.Where(s => IsWithin(text, s.From, s.To)).Select(s => PlanHint.Of("stage", "startsAt", ("name", s.Name)));
    }

    private IEnumerable<PlanHint> Unknown(int year) =>
        holidays.Knows(year) ? [] : [PlanHint.Of("holidays-missing", "startsAt", ("year", year.ToString(CultureInfo.InvariantCulture)))];

    private static bool IsWithin(string day, string from, string to) => string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(day, to) <= 0;

    private static TimeOnly Clock(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static string Text(TimeOnly clock) => clock.ToString("HH.mm", CultureInfo.InvariantCulture);
}
