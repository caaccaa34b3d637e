using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Adds a signature to a proposed later entry: a member's as one of the quorum, a newcomer's as proof that the key is held. With the last one that was
/// missing the entry stands, once, whatever order the signatures came in.
/// </summary>
public sealed class SignEntry(StoreWriter writer, GenesisFiles genesis, TimeProvider clock)
{
    /// <summary>Signs the proposal with this hash for the member who calls. The same person again changes nothing.</summary>
    public async Task<EntryOutcome> SignAsync(string officeId, string memberId, string hash, string signature, CancellationToken cancellationToken)
    {
        var (outcome, grown) = await writer.WriteAsync((store, ct) => AddAsync(store, officeId, memberId, hash, signature, ct), cancellationToken);
        WritePoint.EntrySigned.Pass();
        if (grown is { } n)
        {
            genesis.Raise(officeId, n);
        }
        return outcome;
    }

    private async Task<(EntryOutcome Outcome, int? Grown)> AddAsync(
        JaringDbContext store, string officeId, string memberId, string hash, string signature, CancellationToken cancellationToken)
    {
        if (await store.Set<StoredProposal>().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.Hash == hash, cancellationToken) is not { } proposal)
        {
            return (await IsAppendedAsync(store, officeId, hash, cancellationToken) ? EntryOutcome.Done : EntryOutcome.Moved, null);
        }
        var later = await ReadAsync(store, proposal, cancellationToken);
        if (later.Entry.Exp <= clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return (EntryOutcome.Moved, null);
        }
        return EntryDesk.Verified(later, officeId, hash, memberId, signature) is { } mine
            ? (EntryOutcome.Done, await EntryDesk.KeepAsync(store, proposal, later, mine, cancellationToken) ? later.Entry.N : null)
            : (EntryOutcome.BadSignature, null);
    }

    /// <summary>The last two may sign at the same moment: for the second the entry stands already, which is what was wanted.</summary>
    private static Task<bool> IsAppendedAsync(JaringDbContext store, string officeId, string hash, CancellationToken cancellationToken) =>
        store.Set<StoredDirectoryEntry>().AnyAsync(e => e.OfficeId == officeId && e.Hash == hash, cancellationToken);

    private static async Task<LaterEntry> ReadAsync(JaringDbContext store, StoredProposal proposal, CancellationToken cancellationToken) =>
        Jt1.TryDecode(proposal.E, out var bytes) && ListEntry.Read(bytes) is { } entry && await EntryDesk.NewestAsync(store, proposal.OfficeId, cancellationToken) is { } before
            ? new(before.Entry, entry, bytes)
            : throw new InvalidOperationException("A stored proposal is damaged.");
}
