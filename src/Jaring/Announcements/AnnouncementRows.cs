using System.Globalization;
using Jaring.Outbox;

namespace Jaring.Announcements;

/// <summary>
/// The outbox rows of an announcement. Each row is a few seconds of sending and puts the next one in its place, so that notices and the calendar
/// never wait behind a thousand messages, and a failure of many minutes counts for one row alone.
/// </summary>
internal static class AnnouncementRows
{
    public const string Kind = "announcement.slice";

    public static OutboxRow Slice(string officeId, string announcementId, int number, long dueAt) => new()
    {
        OfficeId = officeId,
        Id = string.Create(CultureInfo.InvariantCulture, $"announcement:{announcementId}:{number:D6}"),
        Kind = Kind,
        Subject = string.Create(CultureInfo.InvariantCulture, $"{announcementId}:{number}"),
        DueAt = dueAt,
    };

    public static string AnnouncementOf(OutboxRow row) => row.Subject.Split(':')[0];

    public static int NumberOf(OutboxRow row) => int.Parse(row.Subject.Split(':')[1], CultureInfo.InvariantCulture);
}
