using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// Calendars of staff, for an app whose permission reaches them (<see cref="Faults.StaffCalendars"/>). A guest's copy has an id of its own and shares the iCalUId;
/// what is declined leaves the calendar, and only a reply that is sent changes what the organiser sees (Graph's pages of accept, tentativelyAccept, decline).
/// </summary>
internal static partial class StaffCalendars
{
    public static void MapReplies(this IEndpointRouteBuilder app, GraphGuard guard)
    {
        foreach (var mailbox in app.MapMailboxes(guard))
        {
            foreach (var (call, response) in new[] { ("accept", "accepted"), ("tentativelyAccept", "tentativelyAccepted"), ("decline", "declined") })
                mailbox.MapPost($"events/{{id}}/{call}", (string user, string id, HttpContext http, Calendars calendars, Changes changes) => ReplyAsync(user, id, response, http, calendars, changes))
                    .WithMetadata(new AlsoOfStaff());
        }
    }

    /// <summary>The copies in a person's calendar of the event that the filter names; the one filter that the Sandbox has.</summary>
    public static IResult List(Person person, HttpContext http, Calendars calendars)
    {
        var filter = ByUid().Match(http.Request.Query["$filter"].ToString());
        if (!filter.Success || http.Request.Query.ContainsKey("$search") || http.Request.Query.ContainsKey("$expand"))
            return GraphAnswers.Error(http, 400, "ErrorInvalidUrlQuery", "The Sandbox finds events of staff by iCalUId alone.");
        var uid = filter.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal);
        var copies = calendars.All.Where(e => IsIn(e, person) && e["iCalUId"]!.GetValue<string>() == uid).Select(e => Copy(e, person, http.Request));
        return Results.Json(new JsonObject { ["@odata.context"] = GraphMailbox.Context("events"), ["value"] = new JsonArray([.. copies]) });
    }

    private static async Task<IResult> ReplyAsync(string user, string id, string response, HttpContext http, Calendars calendars, Changes changes)
    {
        var (body, refused) = await GraphBody.ReadAsync(http, response == "accepted" ? GraphTypes.Acceptance : GraphTypes.Reply);
        if (refused is not null)
            return refused;
        if (DemoOffice.IsMailbox(user))
            return calendars.Find(id) is null ? GraphAnswers.ItemNotFound(http) : GraphAnswers.Invalid(http, "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
        var person = DemoOffice.Find(user)!;
        if (calendars.All.FirstOrDefault(e => IsIn(e, person) && IdOf(e, person) == id) is not { } found)
            return GraphAnswers.ItemNotFound(http);
        if (!IsTrue(body, "SendResponse"))
            return Results.StatusCode(202);
        if (!calendars.Reply(found["id"]!.GetValue<string>(), person, response, body.FirstOrDefault(p => p.Key.Equals("ProposedNewTime", StringComparison.OrdinalIgnoreCase)).Value as JsonObject))
            return GraphAnswers.Invalid(http, "Your request can't be completed. The organizer doesn't allow new time proposals.");
        changes.Tell("calendar", person.Id);
        return Results.StatusCode(202);
    }

    private static bool IsTrue(JsonObject body, string name) => body.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.GetValue<bool>() == true;

    private static bool IsIn(JsonObject made, Person person) => Calendars.IsHeld(made) && made["isOrganizer"]!.GetValue<bool>() && Attendance.Includes(made, person) && Answer(made, person) != "declined";

    private static string Answer(JsonObject made, Person person) => Attendance.Find(made, person.Mailbox)?["status"]?["response"]?.GetValue<string>() ?? "notResponded";

    private static string IdOf(JsonObject made, Person person) => $"AAMk{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Id} {made["id"]}")))[..32]}";

    private static JsonObject Copy(JsonObject made, Person person, HttpRequest request)
    {
        var copy = (JsonObject)made.DeepClone();
        (copy["id"], copy["isOrganizer"]) = (IdOf(made, person), false);
        copy["responseStatus"] = new JsonObject { ["response"] = Answer(made, person), ["time"] = "0001-01-01T00:00:00Z" };
        if (copy["hideAttendees"]?.GetValue<bool>() == true)
            copy["attendees"] = new JsonArray(Attendance.Find(made, person.Mailbox)?.DeepClone());
        return EventView.Of(copy, request);
    }

    [GeneratedRegex("^iCalUId eq '((?:[^']|'')+)'$")]
    private static partial Regex ByUid();
}

/// <summary>Marks a route that staff mailboxes have too, where the permission reaches them.</summary>
internal sealed record AlsoOfStaff;
