using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The one organising mailbox's events and what each person sees of them in an own calendar.</summary>
internal sealed class Calendars(SandboxAddresses addresses, Faults faults, TimeProvider time)
{
    /// <summary>Where the note of a cancellation is kept beside the event; Graph never shows it.</summary>
    public const string CancelComment = "cancelComment";

    private readonly ConcurrentDictionary<string, JsonObject> events = new();
    private readonly Lock gate = new();

    /// <summary>Every event, the cancelled too. A kept event is never changed, only replaced, so that it can be read without a lock.</summary>
    public IEnumerable<JsonObject> All => events.Values;

    /// <summary>The event, unless it is gone: a cancelled one moves to the deleted items, out of the reach of its id (teams.md §7).</summary>
    public JsonObject? Find(string id) => events.GetValueOrDefault(id) is { } found && IsHeld(found) ? found : null;

    /// <summary>True while the organiser's calendar holds it.</summary>
    public static bool IsHeld(JsonObject made) => !made["isCancelled"]!.GetValue<bool>();

    /// <summary>What If-Match is compared with.</summary>
    public static string Etag(JsonObject made) => $"W/\"{made["changeKey"]}\"";

    /// <summary>Creates the event, or returns the one that this transaction made before.</summary>
    public JsonObject Create(JsonObject body)
    {
        lock (gate)
        {
            var transaction = body["transactionId"]?.GetValue<string>();
            if (transaction is not null && events.Values.FirstOrDefault(e => e["transactionId"]?.GetValue<string>() == transaction) is { } before)
                return before;
            var made = (JsonObject)body.DeepClone();
            var id = $"AAMk{Guid.CreateVersion7():N}";
            made["id"] = id;
            made["iCalUId"] = $"{id}-ical";
            made["createdDateTime"] = Now;
            made["isCancelled"] = false;
            made["organizer"] = Address("JaringTeams", DemoOffice.Mailbox);
            made["isOrganizer"] = true;
            Invite(made, new Dictionary<string, JsonNode?>());
            AddMeeting(made);
            return Keep(id, made);
        }
    }

    /// <summary>
    /// Changes properties, or tells what forbids it. A new body without the join block loses the link, as in the real mailbox, and a meeting
    /// that is online stays so (teams.md §7.1).
    /// </summary>
    public (JsonObject? Made, string? Fault) Update(string id, JsonObject changes)
    {
        lock (gate)
        {
            if (Find(id) is not { } before)
                return (null, null);
            if (changes["transactionId"] is { } transaction && transaction.ToString() != before["transactionId"]?.ToString())
                return (null, "The transactionId of an event cannot be changed.");
            var made = (JsonObject)before.DeepClone();
            foreach (var (name, value) in changes.Where(c => c.Key is not ("isOnlineMeeting" or "onlineMeetingProvider") || !HasMeeting(before)))
                made[name] = value?.DeepClone();
            if (EventRules.Fault(made) is { } fault)
                return (null, fault);
            if (changes.ContainsKey("attendees"))
                Invite(made, Attendees(before).DistinctBy(MailOf).ToDictionary(MailOf, a => a["status"], StringComparer.OrdinalIgnoreCase));
            if (!HasMeeting(before))
                AddMeeting(made);
            else if (made["onlineMeeting"]?["joinUrl"] is { } link && !Content(made).Contains(link.ToString(), StringComparison.Ordinal))
                made["onlineMeeting"] = null;
            return (Keep(id, made), null);
        }
    }

    public bool Cancel(string id, string? comment)
    {
        lock (gate)
        {
            if (Find(id)?.DeepClone() is not JsonObject made)
                return false;
            made["isCancelled"] = true;
            made[CancelComment] = comment;
            Keep(id, made);
            return true;
        }
    }

    public bool Delete(string id) => events.TryRemove(id, out _);

    /// <summary>A person replies to the invitation.</summary>
    public bool Reply(string id, Person person, string response)
    {
        lock (gate)
        {
            if (Find(id)?.DeepClone() is not JsonObject made || Attendees(made).FirstOrDefault(a => string.Equals(MailOf(a), person.Mailbox, StringComparison.OrdinalIgnoreCase)) is not { } mine)
                return false;
            mine["status"] = new JsonObject { ["response"] = response, ["time"] = Now };
            Keep(id, made);
            return true;
        }
    }

    public static IEnumerable<JsonObject> Attendees(JsonObject made) => made["attendees"] is JsonArray list ? list.OfType<JsonObject>() : [];

    public static string MailOf(JsonObject attendee) => attendee["emailAddress"]?["address"]?.GetValue<string>() ?? "";

    public static string Content(JsonObject made) => made["body"]?["content"]?.GetValue<string>() ?? "";

    private string Now => time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ");

    private JsonObject Keep(string id, JsonObject made)
    {
        made["lastModifiedDateTime"] = Now;
        made["changeKey"] = Guid.CreateVersion7().ToString("N");
        events[id] = made;
        return made;
    }

    private static void Invite(JsonObject made, IReadOnlyDictionary<string, JsonNode?> replies)
    {
        foreach (var attendee in Attendees(made))
        {
            attendee["type"] ??= "required";
            attendee["status"] = replies.GetValueOrDefault(MailOf(attendee))?.DeepClone()
                ?? new JsonObject { ["response"] = "none", ["time"] = "0001-01-01T00:00:00Z" };
        }
    }

    private static bool HasMeeting(JsonObject made) => made["isOnlineMeeting"]?.GetValue<bool>() == true;

    private void AddMeeting(JsonObject made)
    {
        if (!HasMeeting(made) || faults.NoMeetingLink)
        {
            made["isOnlineMeeting"] = false;
            made["onlineMeetingProvider"] = "unknown";
            made["onlineMeeting"] = null;
            return;
        }
        var link = $"{addresses.Page}meet/{Guid.CreateVersion7():N}";
        made["onlineMeetingProvider"] = "teamsForBusiness";
        made["onlineMeeting"] = new JsonObject { ["joinUrl"] = link };
        made["body"] = new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = $"<html><body>{Content(made)}<div class=\"join-block\"><hr><a href=\"{link}\">Gabung rapat</a></div></body></html>",
        };
    }

    private static JsonObject Address(string name, string address) => new() { ["emailAddress"] = new JsonObject { ["name"] = name, ["address"] = address } };
}
