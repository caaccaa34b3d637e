using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The mailbox's calendar itself, which tells whether it can hold Teams meetings, and the time zones that it understands.</summary>
internal static class CalendarResource
{
    public static void MapCalendarResource(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        var mailbox = app.MapMailbox(guard);
        mailbox.MapGet("calendar", Show);
        mailbox.MapGet("outlook/supportedTimeZones", () => Zones(windows: true));
        mailbox.MapGet("outlook/supportedTimeZones()", () => Zones(windows: true));
        mailbox.MapGet("outlook/supportedTimeZones(TimeZoneStandard={standard})", (string standard, HttpContext http) =>
            standard.Replace("microsoft.graph.timeZoneStandard", "", StringComparison.Ordinal).Trim('\'').ToUpperInvariant() switch
            {
                "IANA" => Zones(windows: false),
                "WINDOWS" => Zones(windows: true),
                _ => GraphAnswers.Error(http, 400, "BadRequest", "The time zone standard is not known."),
            });
    }

    private static IResult Show(Faults faults)
    {
        var provider = faults.NoMeetingLink ? "unknown" : "teamsForBusiness";
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphMailbox.Context("calendar/$entity"),
            ["id"] = "AAMkCalendar",
            ["name"] = "Calendar",
            ["isDefaultCalendar"] = true,
            ["canEdit"] = true,
            ["owner"] = new JsonObject { ["name"] = "JaringTeams", ["address"] = DemoOffice.Mailbox },
            ["allowedOnlineMeetingProviders"] = faults.NoMeetingLink ? [] : new JsonArray(provider),
            ["defaultOnlineMeetingProvider"] = provider,
        });
    }

    private static IResult Zones(bool windows)
    {
        var zones = TimeZoneInfo.GetSystemTimeZones();
        var names = windows
            ? zones.Select(z => TimeZoneInfo.TryConvertIanaIdToWindowsId(z.Id, out var id) ? id : null).OfType<string>()
            : zones.Select(z => z.Id);
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphMailbox.Collection("microsoft.graph.timeZoneInformation"),
            ["value"] = new JsonArray([.. names.Distinct().Order(StringComparer.Ordinal).Select(n => new JsonObject { ["alias"] = n, ["displayName"] = n })]),
        });
    }
}
