using Jaring.Storage;

namespace Jaring.Outbox;

/// <summary>
/// Asks for the team to be told at the next fixed time. Every cause asks in the same way and all requests before a time become one round,
/// so that a notice never says what happened or when (architecture.md rule 3).
/// </summary>
public interface INoticeDesk
{
    /// <summary>The next time at which the team of this office hears that there is something to look at. Told to the reporter before sending.</summary>
    DateTimeOffset NextRound(string officeId);

    /// <summary>Puts the next round into the outbox within the caller's transaction; asking again before that time changes nothing.</summary>
    Task RequestAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken);
}
