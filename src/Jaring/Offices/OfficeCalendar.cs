namespace Jaring.Offices;

/// <summary>Days as the office counts them.</summary>
public static class OfficeCalendar
{
    /// <summary>The instant on the office's clock.</summary>
    public static DateTimeOffset Local(this OfficeOptions office, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone));

    /// <summary>The date on the office's wall.</summary>
    public static DateOnly Day(this OfficeOptions office, DateTimeOffset instant) => DateOnly.FromDateTime(office.Local(instant).DateTime);

    /// <summary>The day that comes <paramref name="count"/> working days after <paramref name="day"/>: Monday to Friday, holidays left out.</summary>
    public static DateOnly WorkingDayAfter(this OfficeOptions office, DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(office, day) ? 1 : 0;
        }

        return day;
    }

    private static bool IsWorkingDay(OfficeOptions office, DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !office.Notices.Holidays.Contains(day.ToString("O"));
}
