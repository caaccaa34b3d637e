using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The one organising mailbox's events and what each person sees of them in an own calendar.</summary>
internal sealed class Calendars(SandboxAddresses addresses, Faults faults, TimeProvider time)
{
    private static readonly string[] Writable =
    [
        "subject", "body", "start", "end", "location", "locations", "attendees", "isOnlineMeeting", "onlineMeetingProvider", "hideAttendees", "transactionId",
        "allowNewTimeProposals", "responseRequested", "sensitivity", "showAs", "importance", "categories", "isAllDay", "isReminderOn", "reminderMinutesBeforeStart", "recurrence",
    ];

    private readonly ConcurrentDictionary<string, JsonObject> events = new();
    private readonly Lock gate = new();

    public IEnumerable<JsonObject> All => events.Values;

    /// <summary>The first property that a caller may not send, or null.</summary>
    public static string? UnknownProperty(JsonObject body) =>
        body.Select(p => p.Key).FirstOrDefault(k => !k.Contains("@odata", StringComparison.Ordinal) && !Writable.Contains(k));

    public JsonObject? Find(string id) => events.GetValueOrDefault(id);

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
            foreach (var attendee in Attendees(made))
                attendee["status"] = new JsonObject { ["response"] = "none", ["time"] = "0001-01-01T00:00:00Z" };
            AddMeeting(made);
            Touch(made);
            events[id] = made;
            return made;
        }
    }

    /// <summary>Changes properties. A new body without the join block loses the link, as in the real mailbox (teams.md §7.1).</summary>
    public JsonObject? Update(string id, JsonObject changes)
    {
        lock (gate)
        {
            if (Find(id) is not { } found)
                return null;
            var replies = Attendees(found).ToDictionary(MailOf, a => a["status"]?.DeepClone(), StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in changes)
                found[name] = value?.DeepClone();
            foreach (var attendee in Attendees(found))
                attendee["status"] = replies.GetValueOrDefault(MailOf(attendee))?.DeepClone() ?? new JsonObject { ["response"] = "none", ["time"] = "0001-01-01T00:00:00Z" };
            if (changes.ContainsKey("body") && found["onlineMeeting"]?["joinUrl"]?.GetValue<string>() is { } link && !Content(found).Contains(link, StringComparison.Ordinal))
                found["onlineMeeting"] = null;
            Touch(found);
            return found;
        }
    }

    public bool Cancel(string id, string? comment)
    {
        lock (gate)
        {
            if (Find(id) is not { } found)
                return false;
            found["isCancelled"] = true;
            found["cancelComment"] = comment;
            Touch(found);
            return true;
        }
    }

    public bool Delete(string id) => events.TryRemove(id, out _);

    /// <summary>A person replies to the invitation.</summary>
    public bool Reply(string id, Person person, string response)
    {
        lock (gate)
        {
            if (Find(id) is not { } found || Attendees(found).FirstOrDefault(a => string.Equals(MailOf(a), person.Mailbox, StringComparison.OrdinalIgnoreCase)) is not { } mine)
                return false;
            mine["status"] = new JsonObject { ["response"] = response, ["time"] = Now };
            Touch(found);
            return true;
        }
    }

    public static IEnumerable<JsonObject> Attendees(JsonObject made) => made["attendees"] is JsonArray list ? list.OfType<JsonObject>() : [];

    public static string MailOf(JsonObject attendee) => attendee["emailAddress"]?["address"]?.GetValue<string>() ?? "";

    public static string Content(JsonObject made) => made["body"]?["content"]?.GetValue<string>() ?? "";

    private string Now => time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ");

    private void Touch(JsonObject made)
    {
        made["lastModifiedDateTime"] = Now;
        made["changeKey"] = Guid.CreateVersion7().ToString("N");
    }

    private void AddMeeting(JsonObject made)
    {
        if (made["isOnlineMeeting"]?.GetValue<bool>() != true)
            return;
        if (faults.NoMeetingLink)
        {
            made["isOnlineMeeting"] = false;
            made["onlineMeetingProvider"] = "unknown";
            return;
        }
        var link = $"{addresses.Page}meet/{Guid.CreateVersion7():N}";
        made["onlineMeeting"] = new JsonObject { ["joinUrl"] = link };
        made["body"] = new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = $"<html><body>{Content(made)}<div class=\"join-block\"><hr><a href=\"{link}\">Gabung rapat</a></div></body></html>",
        };
    }

    private static JsonObject Address(string name, string address) => new() { ["emailAddress"] = new JsonObject { ["name"] = name, ["address"] = address } };
}
