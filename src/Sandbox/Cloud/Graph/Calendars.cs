using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>The organising mailbox's events. Every change has a number, so that change tracking knows what came after another.</summary>
internal sealed class Calendars(JoinBlock meetings, EventMail mail, TimeProvider time)
{
    /// <summary>Where the note of a cancellation is kept beside the event; Graph never shows it.</summary>
    public const string CancelComment = "cancelComment";

    private readonly ConcurrentDictionary<string, Kept> events = new();
    private readonly Lock gate = new();
    private long lastChange;

    /// <summary>Every event, the cancelled too. A kept event is never changed, only replaced, so that it can be read without a lock.</summary>
    public IEnumerable<JsonObject> All => events.Values.Select(k => k.Made);

    /// <summary>The event, unless it is gone: a cancelled one moves to the deleted items, out of the reach of its id (teams.md §7).</summary>
    public JsonObject? Find(string id) => events.GetValueOrDefault(id)?.Made is { } found && IsHeld(found) ? found : null;

    /// <summary>True while the organiser's calendar holds it.</summary>
    public static bool IsHeld(JsonObject made) => !made["isCancelled"]!.GetValue<bool>();

    /// <summary>What If-Match is compared with.</summary>
    public static string Etag(JsonObject made) => $"W/\"{made["changeKey"]}\"";

    /// <summary>What changed after this change, and the number of the last one.</summary>
    public (IReadOnlyList<JsonObject> Changed, long Last) Since(long change)
    {
        lock (gate)
            return ([.. events.Values.Where(k => k.Change > change).OrderBy(k => k.Change).Select(k => k.Made)], lastChange);
    }

    /// <summary>
    /// Creates the event, or returns the one that the same request made before. Null when the transaction belongs to another request, or its event
    /// is gone.
    /// </summary>
    public JsonObject? Create(JsonObject body)
    {
        lock (gate)
        {
            var transaction = body["transactionId"]?.GetValue<string>();
            if (transaction is not null && events.Values.FirstOrDefault(k => k.Request["transactionId"]?.GetValue<string>() == transaction) is { } before)
                return IsHeld(before.Made) && JsonNode.DeepEquals(before.Request, body) ? before.Made : null;
            return Make(body, "JaringTeams", DemoOffice.Mailbox, isOrganizer: true);
        }
    }

    /// <summary>A person invites the mailbox: an event that others organise.</summary>
    public JsonObject TakeInvitation(Person organiser, JsonObject body)
    {
        lock (gate)
            return Make(body, organiser.Name, organiser.Mailbox, isOrganizer: false);
    }

    /// <summary>Changes properties, or tells what forbids it. A meeting that is online stays so and with its provider (teams.md §7.1).</summary>
    public (JsonObject? Made, string? Fault) Update(string id, JsonObject changes)
    {
        lock (gate)
        {
            if (Find(id) is not { } before)
                return (null, null);
            if (changes["transactionId"] is { } transaction && transaction.ToString() != before["transactionId"]?.ToString())
                return (null, "The transactionId of an event cannot be changed.");
            var made = (JsonObject)before.DeepClone();
            foreach (var (name, value) in changes.Where(c => c.Key is not ("isOnlineMeeting" or "onlineMeetingProvider") || !JoinBlock.IsOnline(before)))
                made[name] = value?.DeepClone();
            if (EventRules.Fault(made) is { } fault)
                return (null, fault);
            if (changes.ContainsKey("attendees"))
                Attendance.Invite(made, before);
            meetings.Follow(before, made);
            Keep(made);
            mail.Changed(before, made, changes);
            return (made, null);
        }
    }

    /// <summary>Takes it out of the calendar into the deleted items; who was invited is told. False when it is not there.</summary>
    public bool Remove(string id, string? comment)
    {
        lock (gate)
        {
            if (Find(id)?.DeepClone() is not JsonObject made)
                return false;
            made["isCancelled"] = true;
            made[CancelComment] = comment;
            Keep(made);
            mail.Cancelled(made, comment);
            return true;
        }
    }

    /// <summary>A person replies to the invitation, perhaps with another time.</summary>
    public bool Reply(string id, Person person, string response, JsonObject? proposed)
    {
        lock (gate)
        {
            if (Find(id)?.DeepClone() is not JsonObject made || !Attendance.Note(made, person, response, Now, proposed))
                return false;
            Keep(made);
            mail.Answered(made, person.Mailbox, response);
            return true;
        }
    }

    private string Now => time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ");

    private JsonObject Make(JsonObject body, string organiser, string mailbox, bool isOrganizer)
    {
        var made = (JsonObject)body.DeepClone();
        var id = $"AAMk{Guid.CreateVersion7():N}";
        made["id"] = id;
        made["iCalUId"] = $"{id}-ical";
        made["createdDateTime"] = Now;
        made["isCancelled"] = false;
        made["organizer"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = organiser, ["address"] = mailbox } };
        made["isOrganizer"] = isOrganizer;
        made["originalStartTimeZone"] = body["start"]!["timeZone"]!.DeepClone();
        made["originalEndTimeZone"] = body["end"]!["timeZone"]!.DeepClone();
        Attendance.Invite(made, null);
        meetings.Give(made);
        events[id] = new Kept(made, (JsonObject)body.DeepClone(), 0);
        Keep(made);
        mail.Made(made);
        return made;
    }

    private void Keep(JsonObject made)
    {
        made["lastModifiedDateTime"] = Now;
        made["changeKey"] = Guid.CreateVersion7().ToString("N");
        var id = made["id"]!.GetValue<string>();
        events[id] = events[id] with { Made = made, Change = ++lastChange };
    }

    /// <summary>An event, the request that made it, and the number of its last change.</summary>
    private sealed record Kept(JsonObject Made, JsonObject Request, long Change);
}
