using System.Globalization;

namespace Jaring.Outreach.Planning;

/// <summary>Hours and days of a plan.</summary>
internal static class TimeRules
{
    /// <summary>Form of local times.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Form of days.</summary>
    public const string DayForm = "yyyy-MM-dd";

    /// <summary>A series ends within a year of fortnights.</summary>
    public const int MostFurtherDays = 25;

    /// <summary>Years of four digits that calendars go round in, with room on both sides for whoever counts days from there.</summary>
    private const int FirstYear = 2000, LastYear = 2999;

    /// <summary>A session is a working day at most; a longer one is a slip of a date.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(14);

    /// <summary>The faults of a plan's times.</summary>
    public static IEnumerable<PlanFault> Check(SessionPlan plan, DateTime localNow)
    {
        if (!TryRead(plan.StartsAt, out var start) || !TryRead(plan.EndsAt, out var end))
        {
            return [new("startsAt", "time-form")];
        }
        return [.. Order(start, end, localNow), .. Series(plan.FurtherDays ?? [], DateOnly.FromDateTime(start))];
    }

    /// <summary>Reads a local time.</summary>
    public static bool TryRead(string text, out DateTime local) =>
        DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out local) && local.Year is >= FirstYear and <= LastYear;

    /// <summary>Reads a day.</summary>
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear;

    private static IEnumerable<PlanFault> Order(DateTime start, DateTime end, DateTime localNow)
    {
        if (start <= localNow)
        {
            yield return new("startsAt", "time-past");
        }
        if (end <= start)
        {
            yield return new("endsAt", "time-order");
        }
        else if (end.Date != start.Date && end - start > Longest)
        {
            yield return new("endsAt", "time-long");
        }
    }

    /// <summary>Each day later than the one before it, so that the numbers of a series follow the calendar.</summary>
    private static IEnumerable<PlanFault> Series(IReadOnlyList<string> further, DateOnly first)
    {
        var before = first;
        foreach (var text in further)
        {
            if (!TryReadDay(text, out var day) || day <= before)
            {
                yield return new("furtherDays", "series-days");
                yield break;
            }
            before = day;
        }
        if (further.Count > MostFurtherDays)
        {
            yield return new("furtherDays", "series-long");
        }
    }
}
