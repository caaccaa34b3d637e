using Jaring.Announcements;

namespace Jaring.Reminders;

/// <summary>
/// Reminds those whose pledge of this year, in the wording of today, is missing. It never goes by itself: a member presses, and not oftener than the office set.
/// It reaches whom the host knows by an account: the members of the Jaring. Others sign on paper, and a paper has no chat.
/// </summary>
public interface IRemindPledges
{
    /// <summary>How it stands.</summary>
    Task<PledgeReminderView> ReadAsync(string officeId, CancellationToken cancellationToken);

    /// <summary>Sends it, unless it went lately or nobody is missing. Pressing twice is once.</summary>
    Task<PledgeReminderView> SendAsync(string officeId, CancellationToken cancellationToken);
}

/// <summary>How the reminder of the pledges stands, in numbers.</summary>
/// <param name="Missing">How many would be reminded now.</param>
/// <param name="NextAt">Before when no other may go; null when one may.</param>
/// <param name="State">Where the last one stands.</param>
/// <param name="SetOutAt">When that set out.</param>
/// <param name="Total">Whom it was meant for.</param>
/// <param name="Count">Whom it has reached, has not, and may have.</param>
/// <param name="LockScreen">All that a lock screen shows.</param>
public sealed record PledgeReminderView(int Missing, DateTimeOffset? NextAt, ReminderState State, DateTimeOffset? SetOutAt, int Total, AnnouncementCount Count, string LockScreen);
