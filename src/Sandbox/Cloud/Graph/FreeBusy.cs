using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's <c>getSchedule</c>: when people are free. It tells times and states, never what somebody does (teams.md §7).</summary>
internal static class FreeBusy
{
    private const int MostSchedules = 20;
    private const int MostDays = 62;
    private static readonly string[] Order = ["free", "tentative", "busy"];

    public static void MapFreeBusy(this IEndpointRouteBuilder app, GraphGuard guard) => app.MapMailbox(guard).MapPost("calendar/getSchedule", ScheduleAsync);

    private static async Task<IResult> ScheduleAsync(HttpContext http, Calendars calendars)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Schedule);
        if (refused is not null)
            return refused;
        // Metadata and SDK write the names with a capital, Microsoft's samples without (specs/known-divergences.json).
        var asked = body.ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);
        var minutes = asked.GetValueOrDefault("AvailabilityViewInterval")?.GetValue<int>() ?? 30;
        if (asked.GetValueOrDefault("Schedules") is not JsonArray { Count: > 0 and <= MostSchedules } wanted
            || EventRules.Utc(asked.GetValueOrDefault("StartTime")) is not { } start || EventRules.Utc(asked.GetValueOrDefault("EndTime")) is not { } end
            || end <= start || end - start > TimeSpan.FromDays(MostDays) || minutes is < 5 or > 1440)
            return GraphAnswers.Invalid(http, "The schedules, the times or the interval are not allowed.");
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphMailbox.Collection("microsoft.graph.scheduleInformation"),
            ["value"] = new JsonArray([.. wanted.Select(w => Of(w!.GetValue<string>(), new(start, end), minutes, calendars, http.Request))]),
        });
    }

    private static JsonObject Of(string mailbox, Window window, int minutes, Calendars calendars, HttpRequest request)
    {
        // Another organisation's calendar is as unknown as nobody's, unless both trust each other; this pretend one trusts nobody.
        if (!mailbox.EndsWith($"@{DemoOffice.Domain}", StringComparison.OrdinalIgnoreCase) || !DemoOffice.HasMailbox(mailbox))
            return new JsonObject
            {
                ["scheduleId"] = mailbox,
                ["availabilityView"] = "",
                ["error"] = new JsonObject { ["message"] = "Unable to resolve e-mail address.", ["responseCode"] = "ErrorMailRecipientNotFound" },
            };
        var taken = calendars.All.Where(window.Holds).Select(e => (Event: e, State: StateFor(e, mailbox))).Where(e => e.State is not (null or "free")).ToList();
        return new JsonObject
        {
            ["scheduleId"] = mailbox,
            ["availabilityView"] = string.Concat(Slots(window, minutes).Select(slot =>
                taken.Where(t => slot.Holds(t.Event)).Select(t => Array.IndexOf(Order, t.State)).DefaultIfEmpty(0).Max().ToString(CultureInfo.InvariantCulture))),
            ["scheduleItems"] = new JsonArray([.. taken.Select(t => Item(t.Event, t.State!, request))]),
        };
    }

    private static IEnumerable<Window> Slots(Window window, int minutes)
    {
        for (var at = window.Start; at < window.End; at += TimeSpan.FromMinutes(minutes))
            yield return new Window(at, at + TimeSpan.FromMinutes(minutes));
    }

    /// <summary>The organiser and who accepted are busy, who declined is free, all others are asked for.</summary>
    private static string? StateFor(JsonObject made, string mailbox)
    {
        if (string.Equals(Attendance.MailOf(made["organizer"]!.AsObject()), mailbox, StringComparison.OrdinalIgnoreCase))
            return "busy";
        if (!Attendance.Reached(made).Contains(mailbox))
            return null;
        return Attendance.Find(made, mailbox)?["status"]?["response"]?.GetValue<string>() switch { "accepted" => "busy", "declined" => "free", _ => "tentative" };
    }

    private static JsonObject Item(JsonObject made, string state, HttpRequest request)
    {
        var (name, zone) = EventView.PreferredZone(request);
        return new JsonObject { ["status"] = state, ["start"] = EventRules.In(zone!, name, made["start"]!), ["end"] = EventRules.In(zone!, name, made["end"]!) };
    }
}
