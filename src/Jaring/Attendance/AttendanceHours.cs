using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Planning;

namespace Jaring.Attendance;

/// <summary>When somebody may be recorded for a session: from an hour before it begins until two hours after it ends, on the office's clock.</summary>
internal static class AttendanceHours
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(1), After = TimeSpan.FromHours(2);

    /// <summary>Both ends as sessions keep their times: a session is open while it starts before the first and ends after the second.</summary>
    public static (string StartsBefore, string EndsAfter) At(OfficeOptions office, DateTimeOffset now) =>
        (ReadSessions.LocalTime(office, now + Before), ReadSessions.LocalTime(office, now - After));

    /// <summary>When the list of this session takes no more names.</summary>
    public static DateTimeOffset EndOf(Session session, OfficeOptions office)
    {
        var ends = DateTime.ParseExact(session.EndsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture) + After;
        return new(ends, TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone).GetUtcOffset(ends));
    }

    /// <summary>True while people may be recorded for this session. A cancelled one takes nobody.</summary>
    public static bool AreOpen(Session session, OfficeOptions office, DateTimeOffset now)
    {
        var (startsBefore, endsAfter) = At(office, now);
        return session.State is not (SessionState.Cancelled or SessionState.Cancelling)
            && string.CompareOrdinal(session.StartsAt, startsBefore) <= 0 && string.CompareOrdinal(session.EndsAt, endsAfter) > 0;
    }
}
