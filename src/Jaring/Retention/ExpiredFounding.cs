using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// A proposed list that was never signed by all. Once its own time has run out, a last signature would found a team whose list has ended on its first
/// day: it goes, with the signatures below it, and the team proposes anew.
/// </summary>
internal sealed class ExpiredFounding(TimeProvider clock) : IRetentionRule
{
    public string Kind => "founding";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var past = (await store.Set<StoredFounding>().ToListAsync(cancellationToken)).Where(f => EndOf(f) <= now).ToList();
        foreach (var proposal in past)
        {
            await store.Set<StoredFoundingSignature>().Where(s => s.OfficeId == proposal.OfficeId).ExecuteDeleteAsync(cancellationToken);
        }
        store.RemoveRange(past);
        await store.SaveChangesAsync(cancellationToken);
        return past.Count;
    }

    private static long EndOf(StoredFounding proposal) => Jt1.TryDecode(proposal.E, out var bytes) && FoundingEntry.Read(bytes) is { } entry
        ? entry.IssuedAt + FoundingEntry.Lifetime
        : throw new InvalidOperationException("The stored founding entry is damaged.");
}
