using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Change tracking of a window: <c>calendarView/delta</c> (teams.md §7; specs/graph-errors.json, 410-sync-state-not-found).</summary>
internal static partial class DeltaEndpoints
{
    private const int UsualPage = 10;
    private static readonly string[] NotTracked = ["$orderby", "$filter", "$select", "$expand", "$search"];

    public static void MapDelta(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        foreach (var mailbox in app.MapMailboxes(guard))
        {
            // Graph takes the function with and without its parentheses; the SDK writes them.
            mailbox.MapGet("calendarView/delta", Follow);
            mailbox.MapGet("calendarView/delta()", Follow);
        }
    }

    private static IResult Follow(HttpContext http, Calendars calendars, DeltaTokens tokens)
    {
        var query = http.Request.Query;
        if (query.ContainsKey("$top"))
            return BadQuery(http, "The '$top' parameter is not supported with change tracking over the 'CalendarView' resource as page size cannot be guaranteed. "
                + "Express page size preferences using the Prefer: odata.maxpagesize= header instead.");
        if (NotTracked.Any(query.ContainsKey))
            return BadQuery(http, $"The following parameters are not supported with change tracking over the 'CalendarView' resource: '{string.Join(", ", NotTracked)}'.");
        var (skip, delta) = (query["$skiptoken"].ToString(), query["$deltatoken"].ToString());
        if (skip.Length == 0 && delta.Length == 0)
            return Window.From(http.Request) is { } window ? Told(http, DeltaRound.First(window, calendars), calendars, tokens) : GraphAnswers.Invalid(http, Window.Demand);
        var (given, round) = tokens.Open(skip.Length > 0 ? skip : delta, DemoOffice.Mailbox);
        if (given is null || (Window.From(http.Request) is { } asked && asked != given))
            return GraphAnswers.Error(http, 400, "InvalidDeltaToken", $"The value '...' of parameter '{(skip.Length > 0 ? "$skipToken" : "$deltaToken")}' is invalid.");
        if (round is null)
            return Gone(http, given);
        return Told(http, skip.Length > 0 ? round : round.Next(calendars), calendars, tokens);
    }

    private static IResult Told(HttpContext http, DeltaRound round, Calendars calendars, DeltaTokens tokens)
    {
        var (told, rest) = round.Take(PageSize(http.Request), calendars, http.Request);
        var more = rest.Waiting.Count > 0;
        var link = $"{Here(http.Request)}?{(more ? "$skiptoken" : "$deltatoken")}={tokens.Keep(rest, DemoOffice.Mailbox)}";
        http.Response.Headers["Preference-Applied"] = "odata.track-changes";
        return Results.Json(new JsonObject
        {
            ["@odata.context"] = GraphMailbox.Collection("event"),
            [more ? "@odata.nextLink" : "@odata.deltaLink"] = link,
            ["value"] = new JsonArray([.. told]),
        });
    }

    /// <summary>The service no longer knows the token; <c>Location</c> says where to begin anew.</summary>
    private static IResult Gone(HttpContext http, Window window)
    {
        http.Response.Headers.Location = $"{Here(http.Request)}?{window.ToQuery()}";
        return GraphAnswers.Error(http, 410, "SyncStateNotFound", "The sync state generation is not found.");
    }

    private static IResult BadQuery(HttpContext http, string message) => GraphAnswers.Error(http, 400, "ErrorInvalidUrlQuery", message);

    private static string Here(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.Path}";

    private static int PageSize(HttpRequest request) =>
        MaxPageSize().Match(request.Headers["Prefer"].ToString()) is { Success: true } asked ? Math.Max(1, int.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture)) : UsualPage;

    [GeneratedRegex(@"odata\.maxpagesize=(\d{1,4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex MaxPageSize();
}
