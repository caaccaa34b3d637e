using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>Between the times of sessions, on the office's clock, and Graph's, which name a zone.</summary>
internal static class EventTime
{
    /// <summary>A local time with its IANA zone.</summary>
    public static DateTimeTimeZone Of(string local, string zone) => new() { DateTime = $"{local}:00", TimeZone = zone };

    /// <summary>
    /// Graph's time on the office's clock, or null when it means nothing. An answer may name another zone than the one asked for, and a Windows name
    /// ("SE Asia Standard Time") in the place of an IANA one.
    /// </summary>
    public static string? Read(DateTimeTimeZone? when, OfficeOptions office)
    {
        if (!DateTime.TryParse(when?.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(when!.TimeZone ?? "", out var zone) || zone.IsInvalidTime(time))
        {
            return null;
        }

        return OfficeTime.LocalOf(office, new DateTimeOffset(time, zone.GetUtcOffset(time)));
    }
}
