using System.Globalization;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's lists of events: all of the mailbox, or those of a window; ten a page unless asked otherwise.</summary>
internal static class CalendarLists
{
    private const int UsualPage = 10;
    private const int LargestPage = 1000;

    public static void MapEventLists(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        foreach (var mailbox in app.MapMailboxes(guard))
        {
            mailbox.MapGet("events", (string user, HttpContext http, Calendars calendars) => DemoOffice.Find(user) is { } person
                ? StaffCalendars.List(person, http, calendars)
                : Page(http, "events", calendars.All.Where(Calendars.IsHeld))).WithMetadata(new AlsoOfStaff());
            mailbox.MapGet("calendarView", (HttpContext http, Calendars calendars) => Window.From(http.Request) is { } window
                ? Page(http, "calendarView", calendars.All.Where(window.Holds))
                : GraphAnswers.Invalid(http, Window.Demand));
        }
    }

    private static IResult Page(HttpContext http, string part, IEnumerable<JsonObject> events)
    {
        if (new[] { "$filter", "$search", "$expand" }.FirstOrDefault(http.Request.Query.ContainsKey) is { } absent)
            return GraphAnswers.Error(http, 400, "ErrorInvalidUrlQuery", $"The Sandbox does not have '{absent}' for events.");
        if (Number(http, "$top", UsualPage) is not { } top || top is 0 or > LargestPage || Number(http, "$skip", 0) is not { } skip)
            return GraphAnswers.Error(http, 400, "ErrorInvalidUrlQuery", "The value of $top or $skip is not allowed.");
        var all = events.OrderBy(e => EventRules.Utc(e["start"])).ThenBy(e => e["id"]!.GetValue<string>(), StringComparer.Ordinal).ToList();
        var answer = new JsonObject
        {
            ["@odata.context"] = GraphMailbox.Context(part),
            ["value"] = new JsonArray([.. all.Skip(skip).Take(top).Select(e => EventView.Of(e, http.Request))]),
        };
        if (skip + top < all.Count)
            answer["@odata.nextLink"] = Next(http.Request, skip + top);
        return Results.Json(answer);
    }

    private static int? Number(HttpContext http, string name, int usual) => http.Request.Query[name].ToString() switch
    {
        "" => usual,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
    };

    private static string Next(HttpRequest request, int skip)
    {
        var query = request.Query.Where(q => q.Key != "$skip").SelectMany(q => q.Value, (q, value) => $"{q.Key}={Uri.EscapeDataString(value!)}");
        return $"{request.Scheme}://{request.Host}{request.Path}?{string.Join('&', query)}&$skip={skip.ToString(CultureInfo.InvariantCulture)}";
    }
}
