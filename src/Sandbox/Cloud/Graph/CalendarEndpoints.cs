using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's events of one mailbox. Other mailboxes are refused: the permission is limited to one (teams.md §7.2).</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendar(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        var mailbox = app.MapGroup("/graph/v1.0/users/{user}").AddEndpointFilter(guard.Needs("Calendars.ReadWrite"))
            .AddEndpointFilter(OwnMailboxAsync).AddEndpointFilter(KnownZoneAsync);
        mailbox.MapPost("events", CreateAsync);
        mailbox.MapGet("events/{id}", (string id, HttpContext http, Calendars calendars) =>
            calendars.Find(id) is { } found ? EventView.One(found, http.Request) : GraphAnswers.ItemNotFound(http));
        mailbox.MapPatch("events/{id}", UpdateAsync);
        mailbox.MapDelete("events/{id}", Delete);
        mailbox.MapPost("events/{id}/cancel", CancelAsync);
        mailbox.MapGet("calendarView", View);
    }

    private static async ValueTask<object?> OwnMailboxAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var user = context.HttpContext.GetRouteValue("user")?.ToString();
        return new[] { DemoOffice.Mailbox, DemoOffice.MailboxObjectId }.Contains(user, StringComparer.OrdinalIgnoreCase)
            ? await next(context)
            : GraphAnswers.AccessDenied(context.HttpContext);
    }

    private static async ValueTask<object?> KnownZoneAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        EventView.PreferredZone(context.HttpContext.Request).Zone is null
            ? GraphAnswers.Error(context.HttpContext, 400, "TimeZoneNotSupportedException", "A valid TimeZone value must be specified.")
            : await next(context);

    private static async Task<IResult> CreateAsync(HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Event);
        if (refused is not null)
            return refused;
        if (EventRules.Fault(body) is { } fault)
            return GraphAnswers.Invalid(http, fault);
        var made = calendars.Create(body);
        changes.Tell("calendar", "");
        return EventView.One(made, http.Request, 201);
    }

    private static async Task<IResult> UpdateAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Event);
        if (refused is not null)
            return refused;
        if (Stopped(id, http, calendars) is { } stopped)
            return stopped;
        var (made, fault) = calendars.Update(id, body);
        if (fault is not null)
            return GraphAnswers.Invalid(http, fault);
        if (made is null)
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return EventView.One(made, http.Request);
    }

    private static IResult Delete(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        if (Stopped(id, http, calendars) is { } stopped)
            return stopped;
        if (!calendars.Delete(id))
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return Results.NoContent();
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, GraphTypes.Cancellation);
        if (refused is not null)
            return refused;
        if (!calendars.Cancel(id, (body["Comment"] ?? body["comment"])?.GetValue<string>()))
            return GraphAnswers.ItemNotFound(http);
        changes.Tell("calendar", "");
        return Results.StatusCode(202);
    }

    private static IResult View(HttpContext http, Calendars calendars)
    {
        if (When(http, "startDateTime") is not { } from || When(http, "endDateTime") is not { } to)
            return GraphAnswers.Invalid(http, "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
        var most = int.TryParse(http.Request.Query["$top"], CultureInfo.InvariantCulture, out var top) ? top : 10;
        var found = calendars.All.Where(Calendars.IsHeld).Where(e => EventRules.Utc(e["start"]) < to && EventRules.Utc(e["end"]) > from)
            .OrderBy(e => EventRules.Utc(e["start"])).Take(most).Select(e => EventView.Of(e, http.Request));
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = $"https://graph.microsoft.com/v1.0/$metadata#users('{DemoOffice.MailboxObjectId}')/calendarView",
            ["value"] = new JsonArray([.. found]),
        });
    }

    private static DateTime? When(HttpContext http, string name) =>
        DateTime.TryParse(http.Request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var when) ? when : null;

    /// <summary>The event is gone, or changed since the caller read it.</summary>
    private static IResult? Stopped(string id, HttpContext http, Calendars calendars) => (calendars.Find(id), http.Request.Headers.IfMatch.ToString()) switch
    {
        (null, _) => GraphAnswers.ItemNotFound(http),
        (_, "" or "*") => null,
        var (found, etag) => etag == Calendars.Etag(found) ? null : GraphAnswers.ChangedMeanwhile(http),
    };
}
