namespace Jaring.Storage;

/// <content>Places of announcements.</content>
public sealed partial class WritePoint
{
    /// <summary>An announcement is saved, and of a reviewed text everybody's row; the dashboard has no answer.</summary>
    public static WritePoint AnnouncementSaved { get; } = new("announcement.saved");

    /// <summary>A second member's approval is saved with everybody's row, the dashboard has no answer.</summary>
    public static WritePoint AnnouncementApproved { get; } = new("announcement.approved");

    /// <summary>That an announcement is stopped is saved, the dashboard has no answer.</summary>
    public static WritePoint AnnouncementStopped { get; } = new("announcement.stopped");

    /// <summary>The card of the month is saved with everybody's row, or was there already.</summary>
    public static WritePoint AnnouncementMonthly { get; } = new("announcement.monthly");

    /// <summary>One person's row says that the call is being made; nothing was sent.</summary>
    public static WritePoint AnnouncementMarked { get; } = new("announcement.marked");

    /// <summary>The chat took one person's message, nothing here knows.</summary>
    public static WritePoint AnnouncementTold { get; } = new("announcement.told");

    /// <summary>How one person's message ended is saved.</summary>
    public static WritePoint AnnouncementNoted { get; } = new("announcement.noted");

    /// <summary>A few seconds of sending are settled: the next are in the outbox, or the announcement has ended and its rows are erased.</summary>
    public static WritePoint AnnouncementSliced { get; } = new("announcement.sliced");
}
