using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>What a mailbox demands of an event, and in which time zone it shows one.</summary>
internal static class EventRules
{
    private const int MostAttendees = 500;

    /// <summary>
    /// The first thing that is missing or impossible, or null. The SDK sends "{}" when a model is sent a second time (specs/findings.md §6).
    /// </summary>
    public static string? Fault(JsonObject made)
    {
        if (made["subject"] is null || Utc(made["start"]) is not { } start || Utc(made["end"]) is not { } end)
            return "The event needs a subject, a start and an end with a time zone.";
        if (end <= start)
            return "The end of the event is not after its start.";
        if (Attendance.Of(made).Any(a => !Attendance.MailOf(a).Contains('@')))
            return "An attendee has no address.";
        return Attendance.Of(made).Count() > MostAttendees ? "The event has more than 500 attendees." : null;
    }

    /// <summary>The instant of a dateTimeTimeZone, or null when it is none.</summary>
    public static DateTime? Utc(JsonNode? node) =>
        Zone(node?["timeZone"]?.GetValue<string>()) is { } zone
        && DateTime.TryParse(node!["dateTime"]?.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && !zone.IsInvalidTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified))
            ? TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone)
            : null;

    /// <summary>The zone of this IANA or Windows name, or null.</summary>
    public static TimeZoneInfo? Zone(string? name) => name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>The same instant in another zone, in Graph's spelling.</summary>
    public static JsonObject In(TimeZoneInfo zone, string name, JsonNode when) => new()
    {
        ["dateTime"] = TimeZoneInfo.ConvertTimeFromUtc(Utc(when)!.Value, zone).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        ["timeZone"] = name,
    };
}
