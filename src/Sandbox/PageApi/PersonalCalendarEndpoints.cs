using System.Text.Json.Nodes;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.PageApi;

/// <summary>Calendars as people see them in Outlook: the organising mailbox and each person's own.</summary>
internal static class PersonalCalendarEndpoints
{
    private const string OrganisingMailbox = "mailbox";

    public static void MapPersonalCalendars(this IEndpointRouteBuilder app)
    {
        app.MapGet("/calendar/{oid}", Show);
        app.MapPost("/calendar/{oid}/{id}/reply", (string oid, string id, ReplyWish wish, Calendars calendars, Changes changes) =>
        {
            if (wish.Response is not ("accepted" or "tentativelyAccepted" or "declined") || DemoOffice.Find(oid) is not { } person || !calendars.Reply(id, person, wish.Response, wish.Proposed))
                return Results.NotFound();
            changes.Tell("calendar", person.Id);
            return Results.NoContent();
        });
    }

    private static IResult Show(string oid, Calendars calendars)
    {
        var person = DemoOffice.Find(oid);
        if (person is null && oid != OrganisingMailbox)
            return Results.NotFound();
        return Results.Json(new
        {
            events = calendars.All
                .Where(e => person is null || IsIn(e, person))
                .OrderBy(e => e["start"]?["dateTime"]?.GetValue<string>(), StringComparer.Ordinal)
                .Select(e => Shown(e, person)),
        });
    }

    /// <summary>An event stands in the calendar of who is invited and of who organises it.</summary>
    private static bool IsIn(JsonObject made, Person person) =>
        Cloud.Graph.Attendance.Includes(made, person) || Cloud.Graph.Attendance.MailOf(made["organizer"]!.AsObject()) == person.Mailbox;

    private static object Shown(JsonObject made, Person? person)
    {
        var hidden = person is not null && made["hideAttendees"]?.GetValue<bool>() == true;
        var attendees = Cloud.Graph.Attendance.Of(made).Select(Cloud.Graph.Attendance.MailOf).Where(m => !hidden || m == person!.Mailbox);
        return new
        {
            id = made["id"]?.GetValue<string>(),
            subject = made["subject"]?.GetValue<string>(),
            start = made["start"]?["dateTime"]?.GetValue<string>(),
            end = made["end"]?["dateTime"]?.GetValue<string>(),
            timeZone = made["start"]?["timeZone"]?.GetValue<string>(),
            location = made["location"]?["displayName"]?.GetValue<string>(),
            joinUrl = made["onlineMeeting"]?["joinUrl"]?.GetValue<string>(),
            organizer = Cloud.Graph.Attendance.MailOf(made["organizer"]!.AsObject()),
            body = JoinBlock.Content(made),
            attendees = attendees.ToArray(),
            attendeesHidden = hidden,
            myResponse = person is null ? null : Cloud.Graph.Attendance.Find(made, person.Mailbox)?["status"]?["response"]?.GetValue<string>(),
            isCancelled = made["isCancelled"]?.GetValue<bool>() ?? false,
            cancelComment = made[Calendars.CancelComment]?.GetValue<string>(),
        };
    }

    private sealed record ReplyWish(string Response, JsonObject? Proposed);
}
