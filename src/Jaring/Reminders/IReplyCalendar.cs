namespace Jaring.Reminders;

/// <summary>Port to the calendar of the person who replies. It is used only where the office lets the app write there.</summary>
public interface IReplyCalendar
{
    /// <summary>
    /// Writes the reply into the person's own copy of one of these events of the office's mailbox, so that the organiser sees it as if it had been given in Outlook.
    /// The same reply twice is one.
    /// </summary>
    /// <param name="officeId">The office.</param>
    /// <param name="eventIds">The events of the session, as the office's mailbox names them.</param>
    /// <param name="objectId">The person, as Teams proves her.</param>
    /// <param name="reply">What she replies.</param>
    /// <param name="cancellationToken">Ends the wait; the reply may have been written.</param>
    Task<ReplyOutcome> ReplyAsync(string officeId, IReadOnlyList<string> eventIds, string objectId, Reply reply, CancellationToken cancellationToken);
}

/// <summary>The three replies of a calendar.</summary>
public enum Reply
{
    /// <summary>Comes.</summary>
    Accept,

    /// <summary>Perhaps.</summary>
    Tentative,

    /// <summary>Does not come.</summary>
    Decline,
}

/// <summary>How a reply ended.</summary>
public enum ReplyOutcome
{
    /// <summary>It stands in the calendar.</summary>
    Kept,

    /// <summary>There is nothing to reply to: no such session, not this person's, over, cancelled, or not in her calendar.</summary>
    Nothing,

    /// <summary>The calendar could not be asked now, or lets the app not write there.</summary>
    Away,
}
