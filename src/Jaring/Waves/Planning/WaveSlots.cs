using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach;

namespace Jaring.Waves.Planning;

/// <summary>The times of a wave in their order. What the team asked for stays in sight when it is left out, with the reason.</summary>
internal static class WaveSlots
{
    /// <summary>Friday prayer (domain.md §5): nobody is invited to anything at that time.</summary>
    private static readonly TimeOnly PrayerBegins = new(11, 30), PrayerEnds = new(13, 0);

    /// <summary>Every day with every hour.</summary>
    public static IReadOnlyList<WaveSlot> Of(WaveSettings settings, OfficeOptions office, DateTimeOffset now)
    {
        var localNow = ReadSessions.LocalTime(office, now);
        return
        [
            .. from day in settings.Days.Order(StringComparer.Ordinal)
               from hours in settings.Hours.OrderBy(h => h.Start, StringComparer.Ordinal)
               let slot = new WaveSlot($"{day}T{hours.Start}", $"{day}T{hours.End}")
               select slot with { LeftOut = WhyNot(slot, day, hours, office, localNow) },
        ];
    }

    private static string? WhyNot(WaveSlot slot, string day, WaveHours hours, OfficeOptions office, string localNow)
    {
        if (string.CompareOrdinal(slot.StartsAt, localNow) <= 0)
        {
            return "past";
        }
        if (office.Notices.Holidays.Contains(day))
        {
            return "holiday";
        }
        var isFriday = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek == DayOfWeek.Friday;
        return isFriday && Read(hours.Start) < PrayerEnds && Read(hours.End) > PrayerBegins ? "friday" : null;
    }

    private static TimeOnly Read(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
