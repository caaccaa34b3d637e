namespace Jaring.Storage;

/// <content>Places of sessions, their calendar entries and their papers.</content>
public sealed partial class WritePoint
{
    /// <summary>A session is planned, the dashboard has no answer.</summary>
    public static WritePoint SessionPlanned { get; } = new("session.planned");

    /// <summary>A session's plan is changed, the dashboard has no answer.</summary>
    public static WritePoint SessionChanged { get; } = new("session.changed");

    /// <summary>A session is marked as cancelled, the dashboard has no answer.</summary>
    public static WritePoint SessionCancelled { get; } = new("session.cancelled");

    /// <summary>The calendar is about to be asked for an event.</summary>
    public static WritePoint CalendarCreating { get; } = new("calendar.creating");

    /// <summary>The calendar has the event, the store has not its id.</summary>
    public static WritePoint CalendarCreated { get; } = new("calendar.created");

    /// <summary>The store has the event's id, the outbox row is not settled.</summary>
    public static WritePoint CalendarKept { get; } = new("calendar.kept");

    /// <summary>The store says that a change is on its way, the calendar was not asked yet.</summary>
    public static WritePoint CalendarChanging { get; } = new("calendar.changing");

    /// <summary>The calendar has changed the event, the store does not say so.</summary>
    public static WritePoint CalendarChanged { get; } = new("calendar.changed");

    /// <summary>The calendar is about to be asked to cancel.</summary>
    public static WritePoint CalendarCancelling { get; } = new("calendar.cancelling");

    /// <summary>The calendar has cancelled, the store does not say so.</summary>
    public static WritePoint CalendarCancelled { get; } = new("calendar.cancelled");

    /// <summary>A page of the calendar's changes is saved, and how far it went.</summary>
    public static WritePoint ChangesKept { get; } = new("changes.kept");

    /// <summary>The replies to a session are saved.</summary>
    public static WritePoint RepliesKept { get; } = new("replies.kept");

    /// <summary>What was typed for the papers of a session is saved, the dashboard has no answer.</summary>
    public static WritePoint PapersSaved { get; } = new("papers.saved");

    /// <summary>A photo of a session is saved, the dashboard has no answer.</summary>
    public static WritePoint PhotoSaved { get; } = new("photo.saved");

    /// <summary>A signed pakta integritas is saved, the dashboard has no answer.</summary>
    public static WritePoint PledgeSaved { get; } = new("pledge.saved");
}
