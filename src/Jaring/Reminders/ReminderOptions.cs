using System.ComponentModel.DataAnnotations;

namespace Jaring.Reminders;

/// <summary>Settings of reminders, section <c>Outreach:Reminders</c>.</summary>
internal sealed class ReminderOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Outreach:Reminders";

    /// <summary>Whether invited people are reminded of a session by themselves. Default true; by hand it works in any case.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long before the session, moved into the office's hours. Default a day, range one hour to fourteen days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00", ErrorMessage = "Outreach:Reminders:Before must be between one hour and fourteen days.")]
    public TimeSpan Before { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether somebody whose chat is not known is told in the activity feed. It reaches those who have the team app, because the staff app asks for no such right. Default true.</summary>
    public bool ActivityFeed { get; set; } = true;

    /// <summary>
    /// Whether the card has buttons that write the reply into the invited person's own calendar. It needs the calendar permission over the mailboxes of staff,
    /// which is more than the office's one mailbox; so it is off by default.
    /// </summary>
    public bool ReplyInCalendars { get; set; }

    /// <summary>How long after a reminder of the pledges the next one may go. Default fourteen days, range one to 180 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "180.00:00:00", ErrorMessage = "Outreach:Reminders:PledgesEvery must be between one and 180 days.")]
    public TimeSpan PledgesEvery { get; set; } = TimeSpan.FromDays(14);
}
