using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>A proposed later entry whose own time has run out: nobody can sign it any more, so it goes with its signatures.</summary>
internal sealed class ExpiredProposals(TimeProvider clock) : IRetentionRule
{
    public string Kind => "proposals";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var past = (await store.Set<StoredProposal>().ToListAsync(cancellationToken)).Where(p => EndOf(p) <= now).ToList();
        foreach (var proposal in past)
        {
            await store.Set<StoredProposalSignature>().Where(s => s.OfficeId == proposal.OfficeId && s.Hash == proposal.Hash).ExecuteDeleteAsync(cancellationToken);
        }
        store.RemoveRange(past);
        await store.SaveChangesAsync(cancellationToken);
        return past.Count;
    }

    private static long EndOf(StoredProposal proposal) =>
        Jt1.TryDecode(proposal.E, out var bytes) && ListEntry.Read(bytes) is { } entry ? entry.Exp : throw new InvalidOperationException("A stored proposal is damaged.");
}
