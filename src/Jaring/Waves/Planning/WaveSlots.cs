using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Planning.Hints;

namespace Jaring.Waves.Planning;

/// <summary>The times of a wave in their order. What the team asked for stays in sight when it is left out, with the reason.</summary>
internal static class WaveSlots
{
    /// <summary>Friday prayer (domain.md §5): nobody is invited to anything at that time.</summary>
    private static readonly TimeOnly PrayerBegins = new(11, 30), PrayerEnds = new(13, 0);

    /// <summary>Every day with every hour.</summary>
    public static IReadOnlyList<WaveSlot> Of(WaveSettings settings, OfficeOptions office, DateTimeOffset now)
    {
        var (localNow, holidays) = (ReadSessions.LocalTime(office, now), new HolidayTable(office));
        return
        [
            .. from day in settings.Days.Order(StringComparer.Ordinal)
               from hours in settings.Hours.OrderBy(h => h.Start, StringComparer.Ordinal)
               let slot = new WaveSlot($"{day}T{hours.Start}", $"{day}T{hours.End}")
               select slot with { LeftOut = WhyNot(slot, day, hours, holidays, localNow) },
        ];
    }

    private static string? WhyNot(WaveSlot slot, string day, WaveHours hours, HolidayTable holidays, string localNow)
    {
        if (string.CompareOrdinal(slot.StartsAt, localNow) <= 0)
        {
            return "past";
        }
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (holidays.Find(date) is not null)
        {
            return "holiday";
        }
        return date.DayOfWeek == DayOfWeek.Friday && Read(hours.Start) < PrayerEnds && Read(hours.End) > PrayerBegins ? "friday" : null;
    }

    private static TimeOnly Read(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
