using Jaring.Announcements;

namespace Jaring.Reminders;

/// <summary>Port to the chat platform. What it says is constant: the occasion chooses one of two sentences, and nothing else of it is shown.</summary>
public interface IReminderSender
{
    /// <summary>All that a lock screen shows of a reminder.</summary>
    string LockScreen(ReminderOccasion occasion);

    /// <summary>Into the chat at an address of the address book.</summary>
    Task<Told> TellAsync(string officeId, string address, ReminderMessage message, CancellationToken cancellationToken);

    /// <summary>Into the activity feed of whoever has this mailbox or object id. Who has no app is told as <see cref="ToldOutcome.Refused"/>.</summary>
    Task<Told> TellInFeedAsync(string officeId, string user, ReminderMessage message, CancellationToken cancellationToken);
}

/// <summary>What somebody is reminded of.</summary>
public enum ReminderOccasion
{
    /// <summary>A session in the schedule.</summary>
    Session,

    /// <summary>The pakta integritas of the year.</summary>
    Pledge,
}

/// <summary>One person's reminder.</summary>
/// <param name="Occasion">Which of the two sentences.</param>
/// <param name="SessionId">The session whose public page the card opens; null where it has none.</param>
/// <param name="Chain">Names this round, so that the feed shows it once.</param>
/// <param name="Presses">What the three buttons send back; null where there are none.</param>
public sealed record ReminderMessage(ReminderOccasion Occasion, string? SessionId, string Chain, ReplyPresses? Presses = null);

/// <summary>What the buttons of one person's card send back: each opaque, of one length, and good for this person and session alone.</summary>
public sealed record ReplyPresses(string Accept, string Tentative, string Decline);
