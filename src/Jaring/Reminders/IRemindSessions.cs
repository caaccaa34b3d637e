using Jaring.Announcements;

namespace Jaring.Reminders;

/// <summary>What a member does with the reminder of one session. Each step answers how it stands then; null when this office has no such session.</summary>
public interface IRemindSessions
{
    /// <summary>How it stands.</summary>
    Task<ReminderView?> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken);

    /// <summary>Switches it off for this session, or on again. What is on its way goes on.</summary>
    Task<ReminderView?> SwitchAsync(string officeId, string sessionId, bool off, CancellationToken cancellationToken);

    /// <summary>Sends it now, whatever hour it is, because a person decided so. For the same start it goes once; pressing twice is once.</summary>
    Task<ReminderView?> SendAsync(string officeId, string sessionId, CancellationToken cancellationToken);
}

/// <summary>How the reminder of one session stands, in numbers.</summary>
/// <param name="Open">The session stands and has not begun.</param>
/// <param name="Off">A member switched it off.</param>
/// <param name="At">When it goes by itself; null when it does not.</param>
/// <param name="State">Where the one for the present start stands.</param>
/// <param name="SetOutAt">When that one set out.</param>
/// <param name="Total">Whom it was meant for.</param>
/// <param name="Count">Whom it has reached, has not, and may have.</param>
/// <param name="Groups">Invited addresses of groups in which nobody can be reminded: all but the one of everybody.</param>
/// <param name="LockScreen">All that a lock screen shows.</param>
public sealed record ReminderView(
    bool Open, bool Off, DateTimeOffset? At, ReminderState State, DateTimeOffset? SetOutAt, int Total, AnnouncementCount Count, int Groups, string LockScreen);
