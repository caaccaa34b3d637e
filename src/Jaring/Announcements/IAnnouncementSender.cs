namespace Jaring.Announcements;

/// <summary>Port to the chat platform: shows how an announcement would look there, and brings it to one person.</summary>
public interface IAnnouncementSender
{
    /// <summary>What a phone shows of these words, and what stands on the card behind it.</summary>
    ShownAnnouncement Preview(string officeId, AnnouncementWords words);

    /// <summary>Sends it to one address of the address book. It must be told apart what was refused for certain and what may have arrived.</summary>
    Task<Told> TellAsync(string officeId, string address, AnnouncementWords words, CancellationToken cancellationToken);
}

/// <summary>An announcement as people see it.</summary>
/// <param name="App">The name above it on a lock screen.</param>
/// <param name="Line">The line below that: all that a lock screen shows.</param>
/// <param name="Title">The head of the card.</param>
/// <param name="Text">What stands below it.</param>
/// <param name="Button">The one button.</param>
public sealed record ShownAnnouncement(string App, string Line, string Title, string Text, string Button);

/// <summary>How one message ended.</summary>
/// <param name="Outcome">The ending.</param>
/// <param name="After">What the other side asked us to wait, if it did.</param>
public readonly record struct Told(ToldOutcome Outcome, TimeSpan? After = null);

/// <summary>The endings of one message.</summary>
public enum ToldOutcome
{
    /// <summary>Taken.</summary>
    Sent,

    /// <summary>This address leads nowhere: the app was removed or blocked, or the chat is gone.</summary>
    Unreachable,

    /// <summary>Refused for good, which says nothing about the address.</summary>
    Refused,

    /// <summary>Not now; nothing was shown.</summary>
    Later,

    /// <summary>It was not tried, because our own pace left no room; this counts as no attempt.</summary>
    Paced,

    /// <summary>It may have been shown.</summary>
    Unsure,
}
