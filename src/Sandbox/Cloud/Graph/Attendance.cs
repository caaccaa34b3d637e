using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Who is invited to an event and what they answered.</summary>
internal static class Attendance
{
    public static IEnumerable<JsonObject> Of(JsonObject made) => made["attendees"] is JsonArray list ? list.OfType<JsonObject>() : [];

    public static string MailOf(JsonObject attendee) => attendee["emailAddress"]?["address"]?.GetValue<string>() ?? "";

    /// <summary>The mailboxes that an invitation reaches, each once; a distribution group is its members.</summary>
    public static HashSet<string> Reached(JsonObject made) =>
        Of(made).SelectMany(a => DemoOffice.Expand(MailOf(a))).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the person is invited, by name or through a group.</summary>
    public static bool Includes(JsonObject made, Person person) => Reached(made).Contains(person.Mailbox);

    /// <summary>The person's own line among the attendees, or null.</summary>
    public static JsonObject? Find(JsonObject made, string mailbox) =>
        Of(made).FirstOrDefault(a => string.Equals(MailOf(a), mailbox, StringComparison.OrdinalIgnoreCase));

    /// <summary>Fills in what Graph adds to each attendee. Who was invited before keeps the answer; the status of others is not the caller's to set.</summary>
    public static void Invite(JsonObject made, JsonObject? before)
    {
        foreach (var attendee in Of(made))
        {
            attendee["type"] ??= "required";
            attendee["status"] = (before is null ? null : Find(before, MailOf(attendee))?["status"])?.DeepClone() ?? Answer("none", "0001-01-01T00:00:00Z");
        }
    }

    /// <summary>
    /// Notes an answer. Somebody who was invited through a group gets a line of their own, as in Exchange's tracking list.
    /// False when the person is not invited, or proposes a time where the organiser takes no proposals.
    /// </summary>
    public static bool Note(JsonObject made, Person person, string response, string now, JsonObject? proposed)
    {
        if (!Includes(made, person) || (proposed is not null && made["allowNewTimeProposals"]?.GetValue<bool>() == false))
            return false;
        if (Find(made, person.Mailbox) is not { } mine)
        {
            mine = new JsonObject { ["type"] = "required", ["emailAddress"] = new JsonObject { ["name"] = person.Name, ["address"] = person.Mailbox } };
            made["attendees"]!.AsArray().Add(mine);
        }
        mine["status"] = Answer(response, now);
        if (proposed is not null)
            mine["proposedNewTime"] = proposed.DeepClone();
        return true;
    }

    private static JsonObject Answer(string response, string time) => new() { ["response"] = response, ["time"] = time };
}
