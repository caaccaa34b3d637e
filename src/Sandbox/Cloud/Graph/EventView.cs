using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>How Graph shows an event: times in the zone of <c>Prefer</c> or else in UTC, only what <c>$select</c> names, always id and etag.</summary>
internal static partial class EventView
{
    /// <summary>The zone that the caller prefers; null when its name means nothing.</summary>
    public static (string Name, TimeZoneInfo? Zone) PreferredZone(HttpRequest request)
    {
        var asked = PreferZone().Match(request.Headers["Prefer"].ToString());
        return asked.Success ? (asked.Groups[1].Value, EventRules.Zone(asked.Groups[1].Value)) : ("UTC", TimeZoneInfo.Utc);
    }

    public static JsonObject Of(JsonObject made, HttpRequest request)
    {
        var (name, zone) = PreferredZone(request);
        var shown = (JsonObject)made.DeepClone();
        shown.Remove(Calendars.CancelComment);
        shown["start"] = EventRules.In(zone!, name, made["start"]!);
        shown["end"] = EventRules.In(zone!, name, made["end"]!);
        if (request.Query["$select"].ToString() is { Length: > 0 } select)
        {
            var wanted = select.Split(',', StringSplitOptions.TrimEntries);
            foreach (var property in shown.Select(p => p.Key).Where(k => k != "id" && !wanted.Contains(k)).ToList())
                shown.Remove(property);
        }
        shown["@odata.etag"] = Calendars.Etag(made);
        return shown;
    }

    /// <summary>The event as the answer to a call about it alone.</summary>
    public static IResult One(JsonObject made, HttpRequest request, int status = 200)
    {
        var shown = Of(made, request);
        shown["@odata.context"] = $"https://graph.microsoft.com/v1.0/$metadata#users('{DemoOffice.MailboxObjectId}')/events/$entity";
        return Results.Json(shown, statusCode: status);
    }

    [GeneratedRegex("outlook\\.timezone=\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex PreferZone();
}
