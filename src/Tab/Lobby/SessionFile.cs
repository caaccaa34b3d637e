using System.Globalization;
using System.Text;
using Jaring.Offices;
using Jaring.Outreach;

namespace Jaring.Tab.Lobby;

/// <summary>
/// A session as a calendar takes it up (RFC 5545): one event, its times in UTC, so that every zone shows the same instant and no table of zones is needed.
/// The same session gives the same UID: who opens the file again after a change moves the event and has no second one.
/// </summary>
internal static class SessionFile
{
    /// <summary>Bytes of a line at most, RFC 5545 section 3.1.</summary>
    private const int LongestLine = 75;

    /// <summary>The file.</summary>
    /// <param name="session">The session.</param>
    /// <param name="office">Its office.</param>
    /// <param name="online">What stands in place of a room for those elsewhere.</param>
    /// <param name="now">When it is written.</param>
    public static string Of(PublicSession session, OfficeOptions office, string online, DateTimeOffset now)
    {
        var file = new StringBuilder();
        foreach (var line in Lines(session, office, online, now))
        {
            Fold(file, line);
        }

        return file.ToString();
    }

    private static IEnumerable<string> Lines(PublicSession session, OfficeOptions office, string online, DateTimeOffset now) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//JaringTeams//jadwal//ID",
        "BEGIN:VEVENT",
        $"UID:{session.Id}@{new Uri(office.RoomOrigin).Host}",
        $"DTSTAMP:{Utc(now.UtcDateTime)}",
        $"DTSTART:{Utc(Instant(session.StartsAt, office))}",
        $"DTEND:{Utc(Instant(session.EndsAt, office))}",
        $"SUMMARY:{Text(session.Title)}",
        $"LOCATION:{Text(session.Place ?? (session.Online ? online : ""))}",
        $"URL:{office.RoomOrigin}/{office.Id}/{LobbyEndpoints.Place}/{session.Id}",
        "END:VEVENT",
        "END:VCALENDAR",
    ];

    private static DateTime Instant(string local, OfficeOptions office) => TimeZoneInfo.ConvertTimeToUtc(
        DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone));

    private static string Utc(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Fold(StringBuilder file, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                bytes = 1;
            }

            file.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
