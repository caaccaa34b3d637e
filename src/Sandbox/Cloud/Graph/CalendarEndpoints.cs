using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's events of one mailbox. Other mailboxes are refused: the permission is limited to one (teams.md §7.2).</summary>
internal static class CalendarEndpoints
{
    private const int MostAttendees = 500;

    public static void MapCalendar(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        var events = app.MapGroup("/graph/v1.0/users/{user}/events").AddEndpointFilter(guard.Needs("Calendars.ReadWrite")).AddEndpointFilter(OwnMailboxAsync);
        events.MapPost("", CreateAsync);
        events.MapGet("{id}", (string id, HttpContext http, Calendars calendars) => calendars.Find(id) is { } found ? Json(Shown(found, http)) : GraphAnswers.ItemNotFound(http));
        events.MapPatch("{id}", UpdateAsync);
        events.MapDelete("{id}", (string id, HttpContext http, Calendars calendars, Changes changes) => calendars.Delete(id) ? Told(changes, Results.NoContent()) : GraphAnswers.ItemNotFound(http));
        events.MapPost("{id}/cancel", CancelAsync);
    }

    private static async ValueTask<object?> OwnMailboxAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetRouteValue("user") is string user && (user == DemoOffice.Mailbox || user == DemoOffice.MailboxObjectId)
            ? await next(context)
            : GraphAnswers.AccessDenied(context.HttpContext);

    private static async Task<IResult> CreateAsync(HttpContext http, Calendars calendars, Changes changes)
    {
        if (await ReadAsync(http) is not { } body)
            return GraphAnswers.Error(http, 400, "BadRequest", "Unable to read JSON request payload.");
        if (Calendars.UnknownProperty(body) is { } unknown)
            return GraphAnswers.UnknownProperty(http, unknown, "microsoft.graph.event");
        if (Fault(body) is { } fault)
            return GraphAnswers.Invalid(http, fault);
        var made = calendars.Create(body);
        return Told(changes, Results.Json(Shown(made, http), statusCode: 201));
    }

    private static async Task<IResult> UpdateAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        if (await ReadAsync(http) is not { } body)
            return GraphAnswers.Error(http, 400, "BadRequest", "Unable to read JSON request payload.");
        if (Calendars.UnknownProperty(body) is { } unknown)
            return GraphAnswers.UnknownProperty(http, unknown, "microsoft.graph.event");
        return calendars.Update(id, body) is { } found ? Told(changes, Json(Shown(found, http))) : GraphAnswers.ItemNotFound(http);
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        var body = await ReadAsync(http);
        var comment = (body?["comment"] ?? body?["Comment"])?.GetValue<string>();
        return calendars.Cancel(id, comment) ? Told(changes, Results.StatusCode(202)) : GraphAnswers.ItemNotFound(http);
    }

    /// <summary>What a create must have; the SDK sends "{}" when a model is sent a second time (specs/findings.md §6).</summary>
    private static string? Fault(JsonObject body)
    {
        if (body["subject"] is null || When(body["start"]) is not { } start || When(body["end"]) is not { } end)
            return "The event needs a subject, a start and an end with a time zone.";
        if (end <= start)
            return "The end of the event is before its start.";
        if (Calendars.Attendees(body).Any(a => !Calendars.MailOf(a).Contains('@')))
            return "An attendee has no address.";
        return Calendars.Attendees(body).Count() > MostAttendees ? "The event has more than 500 attendees." : null;
    }

    private static DateTime? When(JsonNode? node) =>
        node?["timeZone"]?.GetValue<string>() is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        && DateTime.TryParse(node["dateTime"]?.GetValue<string>(), CultureInfo.InvariantCulture, out var when) ? when : null;

    private static JsonObject Shown(JsonObject made, HttpContext http)
    {
        var shown = (JsonObject)made.DeepClone();
        shown.Remove("cancelComment");
        if (http.Request.Query["$select"].ToString() is { Length: > 0 } select)
        {
            var wanted = select.Split(',');
            foreach (var name in shown.Select(p => p.Key).Where(k => k != "id" && !wanted.Contains(k)).ToList())
                shown.Remove(name);
        }
        shown["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#users('mailbox')/events/$entity";
        return shown;
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Json(JsonObject body) => Results.Json(body);

    private static IResult Told(Changes changes, IResult result)
    {
        changes.Tell("calendar", "");
        return result;
    }
}
