using System.Globalization;
using Jaring.Offices;

namespace Jaring.Outbox;

/// <summary>When notices leave: fixed local times on working days, the same for every cause and every member (architecture.md rule 3). Pure.</summary>
internal static class NoticeSchedule
{
    /// <summary>Times of an office that names none.</summary>
    private static readonly string[] DefaultTimes = ["08:15", "13:15"];

    /// <summary>A year in which every day is a holiday is a slip of the configuration.</summary>
    private const int LongestSearch = 366;

    /// <summary>How long after a fixed time a notice may still leave: long enough for retries, and over before the next morning, night or weekend begins.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromHours(1);

    /// <summary>
    /// Null while notices may leave; otherwise how long until they may. A round that was missed (the host was off, Teams was away) is told at a fixed
    /// time too: at night or on a Sunday a notice would say that somebody mended a machine, and no phone should ring for that.
    /// </summary>
    public static TimeSpan? WaitFrom(OfficeOptions office, DateTimeOffset now) => Next(office, now - Open) <= now ? null : Next(office, now) - now;

    /// <summary>The first round strictly after an instant, with the office's own offset.</summary>
    /// <exception cref="InvalidOperationException">The options leave no round within a year.</exception>
    public static DateTimeOffset Next(OfficeOptions office, DateTimeOffset after)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        return TimeZoneInfo.ConvertTime(office.Notices.Every is { } every ? NextMultiple(every, after) : NextLocal(office.Notices, zone, after), zone);
    }

    private static DateTimeOffset NextMultiple(TimeSpan every, DateTimeOffset after)
    {
        var midnight = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero);
        var next = midnight + (every * (Math.Floor((after - midnight) / every) + 1));
        var tomorrow = midnight.AddDays(1);
        return next < tomorrow ? next : tomorrow;
    }

    private static DateTimeOffset NextLocal(NoticeOptions notices, TimeZoneInfo zone, DateTimeOffset after)
    {
        var times = (notices.Times.Count > 0 ? notices.Times : DefaultTimes)
            .Select(t => TimeOnly.ParseExact(t, "HH:mm", CultureInfo.InvariantCulture)).Distinct().Order().ToList();
        var holidays = notices.Holidays.Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToHashSet();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        return Enumerable.Range(0, LongestSearch)
            .Select(today.AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            .SelectMany(day => times.Select(time => InstantOf(day.ToDateTime(time), zone)))
            .Where(instant => instant > after)
            .Cast<DateTimeOffset?>()
            .FirstOrDefault() ?? throw new InvalidOperationException("Notices: no working day within a year is left by the holidays.");
    }

    /// <summary>A local time that a change of clocks skips happens when the clocks have jumped.</summary>
    private static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
