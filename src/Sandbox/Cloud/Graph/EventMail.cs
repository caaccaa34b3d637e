using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// Whom a change of an event writes to. Only <c>attendees</c> in the request: those who came or went. Anything else that a guest sees: everybody.
/// Removing somebody by name who is on an invited distribution group: everybody too (Graph's page of "update event").
/// </summary>
internal sealed class EventMail(Postbox postbox)
{
    /// <summary>Properties that are the organiser's own; changing them writes to nobody.</summary>
    private static readonly string[] Quiet =
        ["attendees", "categories", "isReminderOn", "reminderMinutesBeforeStart", "showAs", "hideAttendees", "allowNewTimeProposals", "responseRequested", "transactionId"];

    public void Made(JsonObject made) => Write(made, Attendance.Reached(made), LetterKind.Invitation, null);

    public void Changed(JsonObject before, JsonObject made, JsonObject request)
    {
        var (old, now) = (Attendance.Reached(before), Attendance.Reached(made));
        Write(made, old.Except(now, StringComparer.OrdinalIgnoreCase), LetterKind.Cancellation, null);
        Write(made, now.Except(old, StringComparer.OrdinalIgnoreCase), LetterKind.Invitation, null);
        if (request.Any(c => !Quiet.Contains(c.Key)) || LostNameOfGroupMember(before, made, now))
            Write(made, now.Intersect(old, StringComparer.OrdinalIgnoreCase), LetterKind.Update, null);
    }

    public void Cancelled(JsonObject made, string? comment) => Write(made, Attendance.Reached(made), LetterKind.Cancellation, comment);

    public void Answered(JsonObject made, string mailbox, string response)
    {
        if (made["responseRequested"]?.GetValue<bool>() != false)
            postbox.Send(mailbox, Organiser(made), LetterKind.Reply, Id(made), Subject(made), response);
    }

    private static bool LostNameOfGroupMember(JsonObject before, JsonObject made, HashSet<string> now) =>
        Attendance.Of(before).Select(Attendance.MailOf).Any(m => now.Contains(m) && Attendance.Find(made, m) is null);

    private void Write(JsonObject made, IEnumerable<string> to, LetterKind kind, string? text)
    {
        if (made["isOrganizer"]!.GetValue<bool>())
            foreach (var mailbox in to)
                postbox.Send(Organiser(made), mailbox, kind, Id(made), Subject(made), text);
    }

    private static string Organiser(JsonObject made) => Attendance.MailOf(made["organizer"]!.AsObject());

    private static string Id(JsonObject made) => made["id"]!.GetValue<string>();

    private static string Subject(JsonObject made) => made["subject"]!.GetValue<string>();
}
