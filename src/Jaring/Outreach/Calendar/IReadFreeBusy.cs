namespace Jaring.Outreach.Calendar;

/// <summary>Port to when people of the office are free. It tells times, never what somebody does then. Nothing of it is stored or logged.</summary>
public interface IReadFreeBusy
{
    /// <summary>Reads when these mailboxes are taken, from one day until another.</summary>
    /// <param name="officeId">The office, whose one mailbox asks.</param>
    /// <param name="mailboxes">Whose times.</param>
    /// <param name="from">First day, on the office's clock.</param>
    /// <param name="until">The day after the last one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<FreeBusyAnswer> ReadAsync(string officeId, IReadOnlyList<string> mailboxes, DateOnly from, DateOnly until, CancellationToken cancellationToken);
}

/// <summary>When people are taken.</summary>
/// <param name="Outcome">Whether the calendar told.</param>
/// <param name="Taken">By mailbox, whatever its case. Whoever could not be read is not in it: that is unknown, and not free.</param>
public sealed record FreeBusyAnswer(FreeBusyOutcome Outcome, IReadOnlyDictionary<string, IReadOnlyList<TakenTime>> Taken)
{
    /// <summary>Nobody's times are known.</summary>
    public static FreeBusyAnswer None(FreeBusyOutcome outcome) => new(outcome, new Dictionary<string, IReadOnlyList<TakenTime>>());
}

/// <summary>How asking ended.</summary>
public enum FreeBusyOutcome
{
    /// <summary>The calendar told what it knows.</summary>
    Told,

    /// <summary>The tenant does not allow it; asking again is no use.</summary>
    Refused,

    /// <summary>It could not be asked now.</summary>
    Away,
}

/// <summary>A time at which somebody has something else.</summary>
/// <param name="From">Begin on the office's clock.</param>
/// <param name="Until">End.</param>
/// <param name="IsSure">False for what the person has not accepted yet.</param>
public readonly record struct TakenTime(DateTime From, DateTime Until, bool IsSure);
