using Jaring.Outbox;

namespace Jaring.Outreach.Calendar;

/// <summary>Port to the organisation's calendar. Only sessions go through it, never anything about a case.</summary>
public interface ICalendar
{
    /// <summary>
    /// Creates the event, or returns the one that an earlier attempt with the same <see cref="CalendarEntry.TransactionId"/> made.
    /// The answer is what the mailbox really holds; where a link was asked for and not given at once, it was read again.
    /// </summary>
    Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken);

    /// <summary>The event that a create whose answer was lost may have made; <see cref="CalendarAnswer.EventGone"/> when there is none.</summary>
    Task<CalendarAnswer> FindAsync(CalendarEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Changes what the change names and nothing else, so that nobody else hears of it and the link stays. Ends with
    /// <see cref="CalendarAnswer.ChangedMeanwhile"/> when the event is no longer as the change knew it.
    /// </summary>
    Task<CalendarAnswer> UpdateAsync(CalendarChange change, CancellationToken cancellationToken);

    /// <summary>Reads the event: face, link, and how many accepted, declined or are undecided.</summary>
    Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken);

    /// <summary>Cancels it with the one neutral sentence; cancelling what is already gone is success.</summary>
    Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken);

    /// <summary>One page of what changed since a mark, or of everything in its window when it has no link yet.</summary>
    Task<ChangesAnswer> ReadChangesAsync(string officeId, ChangesFrom from, CancellationToken cancellationToken);
}

/// <summary>What shall stand in the calendar.</summary>
/// <param name="OfficeId">The office, whose mailbox organises.</param>
/// <param name="TransactionId">Derived from the session, so that a repeated create makes no second event (teams.md §7.1).</param>
/// <param name="Face">Title, time in the office's zone, place.</param>
/// <param name="Online">True to ask for a Teams link.</param>
/// <param name="Link">A link that the invitation names, of a meeting that is not this event's own; or null.</param>
/// <param name="Attendees">Mailboxes, at most 500; a group's address is one of them.</param>
public sealed record CalendarEntry(string OfficeId, string TransactionId, CalendarFace Face, bool Online, string? Link, IReadOnlyList<string> Attendees);

/// <summary>What shall be different in an event. What is null is not touched.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="EventId">The event.</param>
/// <param name="Known">Mark of the state that the change starts from.</param>
/// <param name="From">The face that we know of it.</param>
/// <param name="To">The face that it shall have; only fields that differ are sent.</param>
/// <param name="GoOnline">True to ask for a Teams link that it has not yet. The way back does not exist (teams.md §7.1).</param>
/// <param name="Link">Another link for its body, or null.</param>
/// <param name="Guests">Who comes and who goes, or null.</param>
public sealed record CalendarChange(string OfficeId, string EventId, string? Known, CalendarFace From, CalendarFace To, bool GoOnline, LinkChange? Link, GuestChange? Guests);

/// <summary>A link in the body of an event.</summary>
/// <param name="From">The one that stands there, or null for none.</param>
/// <param name="To">The one that shall, or null for none.</param>
public sealed record LinkChange(string? From, string? To);

/// <summary>Who comes and who goes; everybody else on the event's list stays, also those whom somebody added in Outlook.</summary>
/// <param name="Invited">Who shall be on the list.</param>
/// <param name="Gone">Who shall not.</param>
public sealed record GuestChange(IReadOnlyList<string> Invited, IReadOnlyList<string> Gone);

/// <summary>How a calendar call ended, and what the calendar holds then.</summary>
/// <param name="Delivery">Done, again or given up, with a stable fault code.</param>
/// <param name="Event">What the calendar holds; null unless done (and after a cancel).</param>
public sealed record CalendarAnswer(Delivery Delivery, CalendarEvent? Event)
{
    /// <summary>Fault of an event that somebody took out of the calendar.</summary>
    public const string EventGone = "event-gone";

    /// <summary>Fault of a change to an event that is no longer as we knew it.</summary>
    public const string ChangedMeanwhile = "event-changed";

    /// <summary>It stands nowhere.</summary>
    public static CalendarAnswer Gone { get; } = new(Delivery.GiveUp(EventGone), null);

    /// <summary>True when it stands nowhere.</summary>
    public bool IsGone => Delivery.Fault == EventGone;
}

/// <summary>An event as the mailbox holds it. Replies are aggregates: who declined is nobody's business (teams.md §7).</summary>
/// <param name="EventId">The calendar's id.</param>
/// <param name="Mark">Names this very state of it, for a change that must not overwrite another.</param>
/// <param name="Face">Title, time on the office's clock, place.</param>
/// <param name="JoinUrl">The Teams link, or null when the mailbox gave none (unlicensed mailbox: shown as a warning).</param>
/// <param name="Replies">How many answered what.</param>
public sealed record CalendarEvent(string EventId, string? Mark, CalendarFace Face, string? JoinUrl, Replies Replies);

/// <summary>Replies in figures.</summary>
/// <param name="Accepted">How many accepted.</param>
/// <param name="Tentative">How many said maybe.</param>
/// <param name="Declined">How many declined.</param>
/// <param name="Waiting">How many have not answered.</param>
public readonly record struct Replies(int Accepted, int Tentative, int Declined, int Waiting)
{
    /// <summary>Both together.</summary>
    public static Replies operator +(Replies a, Replies b) => new(a.Accepted + b.Accepted, a.Tentative + b.Tentative, a.Declined + b.Declined, a.Waiting + b.Waiting);
}

/// <summary>Where following the changes goes on.</summary>
/// <param name="Link">What the calendar gave for it, or null to begin.</param>
/// <param name="Start">Begin of the window, an instant.</param>
/// <param name="End">Its end.</param>
public sealed record ChangesFrom(string? Link, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A page of changes.</summary>
/// <param name="Delivery">Done, or why not.</param>
/// <param name="Events">Events as they are now.</param>
/// <param name="Removed">Ids that are no longer in the window: deleted, cancelled or moved away.</param>
/// <param name="Next">Where to go on; null unless done.</param>
/// <param name="More">True when this round has further pages; false when the next link is for another day.</param>
/// <param name="Forgotten">True when the calendar no longer knows the link and one has to begin anew.</param>
public sealed record ChangesAnswer(
    Delivery Delivery, IReadOnlyList<CalendarEvent> Events, IReadOnlyList<string> Removed, string? Next = null, bool More = false, bool Forgotten = false);
