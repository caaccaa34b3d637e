namespace Jaring.Announcements;

/// <summary>How a member's step ended: the announcement as it stands, or why not.</summary>
/// <param name="View">The announcement; null when it was taken back or there is a refusal.</param>
/// <param name="Refusal">Why nothing changed.</param>
/// <param name="Faults">What to change in the words.</param>
/// <param name="Repeated">True when the same step was made before.</param>
public sealed record AnnouncementResult(
    AnnouncementView? View, AnnouncementRefusal Refusal = AnnouncementRefusal.None, IReadOnlyList<DraftFault>? Faults = null, bool Repeated = false)
{
    internal static AnnouncementResult No(AnnouncementRefusal why) => new(null, why);
}

/// <summary>Why a step changed nothing.</summary>
public enum AnnouncementRefusal
{
    /// <summary>It did.</summary>
    None,

    /// <summary>The words need a change.</summary>
    Words,

    /// <summary>There is none of that id here.</summary>
    Unknown,

    /// <summary>The submit key was used for other words, or is none.</summary>
    KeyReused,

    /// <summary>What would be sent is not what the page has shown.</summary>
    NotSeen,

    /// <summary>Another one is being sent.</summary>
    Busy,

    /// <summary>Who wrote it cannot be the second member.</summary>
    Own,

    /// <summary>It no longer waits, or is no longer being sent.</summary>
    Over,
}

/// <summary>An announcement as a member sees it.</summary>
public sealed record AnnouncementView(
    string Id, string Reviewed, string Author, string? Approver, AnnouncementState State, DateTimeOffset MadeAt, int Total, AnnouncementCount Count, AnnouncementPreview Preview);
