using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Takes a proposal back. Only who made it can: whoever disagrees does not sign.</summary>
public sealed class WithdrawEntry(StoreWriter writer)
{
    /// <summary>Withdraws the member's own proposal with this hash.</summary>
    public async Task<EntryOutcome> WithdrawAsync(string officeId, string memberId, string hash, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync((store, ct) => RemoveAsync(store, officeId, memberId, hash, ct), cancellationToken);
        WritePoint.EntryWithdrawn.Pass();
        return outcome;
    }

    private static async Task<EntryOutcome> RemoveAsync(JaringDbContext store, string officeId, string memberId, string hash, CancellationToken cancellationToken)
    {
        var gone = await store.Set<StoredProposal>().Where(p => p.OfficeId == officeId && p.Hash == hash && p.ProposedBy == memberId).ExecuteDeleteAsync(cancellationToken);
        if (gone == 0)
        {
            return EntryOutcome.Moved;
        }
        await store.Set<StoredProposalSignature>().Where(s => s.OfficeId == officeId && s.Hash == hash).ExecuteDeleteAsync(cancellationToken);
        return EntryOutcome.Done;
    }
}
