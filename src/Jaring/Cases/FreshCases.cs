using System.Collections.Concurrent;
using Jaring.Outbox;

namespace Jaring.Cases;

/// <summary>
/// Keeps a new case or drill out of the index until the next fixed time. A list that grew in the minute somebody sends would tell a member who was left
/// out when it was, and a drill by the rhythm of its draws, which is what the fixed times of notices keep quiet (architecture.md rule 3).
/// In memory on purpose: the store then holds no time finer than a day. A restart shows what waits.
/// </summary>
public sealed class FreshCases(INoticeDesk notices, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Office, string Case), DateTimeOffset> waiting = new();

    /// <summary>Hides a case from now to the next round. Called before its commit, so that there is no moment in between.</summary>
    internal void Hide(string officeId, string caseId) => waiting[(officeId, caseId)] = notices.NextRound(officeId);

    /// <summary>True while the case waits for its round.</summary>
    internal bool IsHidden(string officeId, string caseId)
    {
        if (!waiting.TryGetValue((officeId, caseId), out var round))
        {
            return false;
        }

        if (round > time.GetUtcNow())
        {
            return true;
        }

        waiting.TryRemove((officeId, caseId), out _);
        return false;
    }
}
