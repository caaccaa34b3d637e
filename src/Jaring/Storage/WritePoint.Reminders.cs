namespace Jaring.Storage;

/// <content>Places of reminders of sessions and of pledges.</content>
public sealed partial class WritePoint
{
    /// <summary>A due reminder has its rows, or another was first; nothing is sent.</summary>
    public static WritePoint ReminderDue { get; } = new("reminder.due");

    /// <summary>A reminder that a member sends is saved, with everybody's row; the dashboard has no answer.</summary>
    public static WritePoint ReminderSent { get; } = new("reminder.sent");

    /// <summary>That a session is not reminded of, or is again, is saved; the dashboard has no answer.</summary>
    public static WritePoint ReminderSwitched { get; } = new("reminder.switched");

    /// <summary>One person's row says that the reminder is being brought; the call is not made.</summary>
    public static WritePoint ReminderMarked { get; } = new("reminder.marked");

    /// <summary>The call for one person's reminder has come back; how, is written nowhere.</summary>
    public static WritePoint ReminderTold { get; } = new("reminder.told");

    /// <summary>How one person's reminder ended is saved.</summary>
    public static WritePoint ReminderNoted { get; } = new("reminder.noted");

    /// <summary>A few seconds of reminding are settled: the next are in the outbox, or the round has ended and its rows are erased.</summary>
    public static WritePoint ReminderSliced { get; } = new("reminder.sliced");
}
