using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Bot.Outgoing;
using Microsoft.Graph.Models;

namespace Jaring.Bot.Calendar;

/// <summary>Reads what Graph says of an event.</summary>
internal static class HeldEvent
{
    /// <summary>What is read of an event.</summary>
    public static readonly string[] Parts = ["id", "changeKey", "isCancelled", "subject", "start", "end", "location", "onlineMeeting", "attendees"];

    /// <summary>The event, or null when it cannot be understood.</summary>
    /// <param name="held">Graph's answer.</param>
    /// <param name="office">The office, on whose clock times are read.</param>
    /// <param name="asked">What stands in the place of fields that an answer to a writing call leaves out.</param>
    public static CalendarEvent? From(Event? held, OfficeOptions office, CalendarFace? asked = null)
    {
        var (start, end) = (EventTime.Read(held?.Start, office) ?? asked?.StartsAt, EventTime.Read(held?.End, office) ?? asked?.EndsAt);
        if (held?.Id is not { Length: > 0 } id || start is null || end is null)
        {
            return null;
        }

        var place = held.Location is null ? asked?.Place : held.Location.DisplayName;
        var face = new CalendarFace((held.Subject ?? asked?.Title ?? "").Trim(), start, end, string.IsNullOrWhiteSpace(place) ? null : place.Trim());
        var link = held.OnlineMeeting?.JoinUrl;
        return new CalendarEvent(id, MarkOf(held), face, string.IsNullOrWhiteSpace(link) ? null : link, EventGuests.Count(held, office.GroupAddresses));
    }

    /// <summary>The answer to a call about one event.</summary>
    public static CalendarAnswer Answer(GraphAnswer<Event> answer, OfficeOptions office, CalendarFace? asked = null) => answer switch
    {
        { Fault.Status: 404 } or { Value.IsCancelled: true } => CalendarAnswer.Gone,
        { Fault: { } fault } => new CalendarAnswer(fault.ToDelivery(), null),
        _ when From(answer.Value, office, asked) is { } held => new CalendarAnswer(Delivery.Done, held),
        _ => new CalendarAnswer(Delivery.Again("graph-unreadable"), null),
    };

    /// <summary>True for what a list of changes tells of something that is no longer there.</summary>
    public static bool IsRemoved(Event told) => told.IsCancelled == true || told.AdditionalData.ContainsKey("@removed");

    /// <summary>What If-Match is compared with.</summary>
    public static string? MarkOf(Event held) => held.ChangeKey is { Length: > 0 } key ? $"W/\"{key}\"" : null;
}
