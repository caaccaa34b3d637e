using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;
using Jaring.Outreach.Planning.Hints;
using System.Globalization;

namespace Jaring.Reminders;

/// <summary>When a phone may ring: on working days, within the office's hours or those of Ramadan (domain.md §5).</summary>
internal sealed class OfficeHours(OfficeOptions office)
{
    private const int FarthestDays = 30;

    /// <summary>The last reminder of a day leaves an hour before the office closes.</summary>
    private static readonly TimeSpan Room = TimeSpan.FromHours(1);

    private readonly TimeHints hints = new(office);
    private readonly HolidayTable holidays = new(office);

    /// <summary>True while the office is open.</summary>
    public bool AreNow(DateTimeOffset now)
    {
        var local = office.Local(now).DateTime;
        var day = DateOnly.FromDateTime(local);
        var (opens, closes, _) = hints.Open(day);
        return IsWorkingDay(day) && local >= day.ToDateTime(opens) && local < day.ToDateTime(closes);
    }

    /// <summary>
    /// When a reminder of something at <paramref name="starts"/> leaves: so long before it, on that day or else the nearest working day before, and at that hour
    /// or else the nearest one at which the office is open. Null when a month holds none.
    /// </summary>
    public DateTimeOffset? Before(DateTimeOffset starts, TimeSpan length)
    {
        var wanted = office.Local(starts - length).DateTime;
        for (var back = 0; back < FarthestDays; back++)
        {
            var day = DateOnly.FromDateTime(wanted).AddDays(-back);
            var (opens, closes, _) = hints.Open(day);
            var (first, last) = (day.ToDateTime(opens), day.ToDateTime(closes) - Room);
            var at = new DateTime(Math.Clamp(day.ToDateTime(TimeOnly.FromDateTime(wanted)).Ticks, first.Ticks, Math.Max(first.Ticks, last.Ticks)));
            var instant = OfficeTime.InstantOf(office, at.ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture));
            if (IsWorkingDay(day) && instant < starts)
            {
                return instant;
            }
        }

        return null;
    }

    private bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && holidays.Find(day) is null;
}
