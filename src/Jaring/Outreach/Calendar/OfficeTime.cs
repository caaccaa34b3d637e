using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach.Planning;

namespace Jaring.Outreach.Calendar;

/// <summary>Between the office's clock, on which sessions are planned, and instants, which are the same everywhere.</summary>
public static class OfficeTime
{
    /// <summary>The instant of a local time in the form that sessions keep. A time that a change of clocks skips is the one after the jump.</summary>
    public static DateTimeOffset InstantOf(OfficeOptions office, string local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone);
        var time = DateTime.ParseExact(local, TimeRules.TimeForm, CultureInfo.InvariantCulture);
        while (zone.IsInvalidTime(time))
        {
            time = time.AddMinutes(15);
        }
        return new DateTimeOffset(time, zone.GetUtcOffset(time));
    }

    /// <summary>An instant on the office's clock, in the form that sessions keep.</summary>
    public static string LocalOf(OfficeOptions office, DateTimeOffset instant) => ReadSessions.LocalTime(office, instant);
}
