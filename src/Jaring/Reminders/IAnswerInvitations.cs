namespace Jaring.Reminders;

/// <summary>What the bot does with a pressed reply button.</summary>
public interface IAnswerInvitations
{
    /// <summary>Replies for the person who pressed.</summary>
    Task<AnsweredInvitation> AnswerAsync(string officeId, string objectId, string press, CancellationToken cancellationToken);
}

/// <summary>What the card says next.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reply">What the person replied; null when the press was not hers or meant nothing.</param>
/// <param name="Message">The card that she has, to be drawn again; null when there is nothing left to press.</param>
public readonly record struct AnsweredInvitation(ReplyOutcome Outcome, Reply? Reply = null, ReminderMessage? Message = null);
