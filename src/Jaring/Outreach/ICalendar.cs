namespace Jaring.Outreach;

/// <summary>Port to the organisation's calendar. Only sessions go through it, never anything about a case.</summary>
public interface ICalendar
{
    /// <summary>
    /// Creates the event, or returns the one that an earlier attempt with the same <see cref="CalendarEntry.TransactionId"/> made.
    /// The answer is what the mailbox really holds, read back.
    /// </summary>
    Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken);

    /// <summary>Reads the event back: state, link, and how many accepted, declined or are undecided.</summary>
    Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken);

    /// <summary>Cancels it with the one neutral sentence; cancelling what is already gone is success.</summary>
    Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken);
}

/// <summary>What stands in the calendar.</summary>
/// <param name="OfficeId">The office, whose mailbox organises.</param>
/// <param name="TransactionId">Derived from the session, so that a repeated create makes no second event (teams.md §7.1).</param>
/// <param name="Subject">Title; neutral.</param>
/// <param name="Start">Local start.</param>
/// <param name="End">Local end, after the start.</param>
/// <param name="TimeZone">IANA zone of both.</param>
/// <param name="Place">Room or address, or null.</param>
/// <param name="Online">True to ask for a Teams link.</param>
/// <param name="Attendees">Mailboxes, at most 500.</param>
public sealed record CalendarEntry(
    string OfficeId, string TransactionId, string Subject, DateTime Start, DateTime End, string TimeZone, string? Place, bool Online, IReadOnlyList<string> Attendees);

/// <summary>How a calendar call ended, and what the calendar holds then.</summary>
/// <param name="Delivery">Done, again or given up, with a stable fault code.</param>
/// <param name="Event">What the calendar holds; null unless done (and after a cancel).</param>
public sealed record CalendarAnswer(Jaring.Outbox.Delivery Delivery, CalendarEvent? Event)
{
    /// <summary>Fault of an event that somebody took out of the calendar.</summary>
    public const string EventGone = "event-gone";
}

/// <summary>An event as the mailbox holds it. Replies are aggregates: who declined is nobody's business (teams.md §7).</summary>
/// <param name="EventId">The calendar's id.</param>
/// <param name="JoinUrl">The Teams link, or null when the mailbox gave none (unlicensed mailbox: shown as a warning).</param>
/// <param name="Accepted">How many accepted.</param>
/// <param name="Tentative">How many said maybe.</param>
/// <param name="Declined">How many declined.</param>
/// <param name="Waiting">How many have not answered.</param>
public sealed record CalendarEvent(string EventId, string? JoinUrl, int Accepted, int Tentative, int Declined, int Waiting);
