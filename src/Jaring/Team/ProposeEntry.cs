using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Takes a later entry of the directory that a member's browser made and signed, for others to look at. It replaces what the same member proposed
/// before and nobody else's: a member who shall be removed could otherwise push the removal aside again and again.
/// </summary>
public sealed class ProposeEntry(StoreWriter writer, GenesisFiles genesis, TimeProvider clock)
{
    /// <summary>Thirty-two people with long names are below 32 KiB.</summary>
    private const int LargestEntry = 32 * 1024;

    /// <summary>Clocks of office computers may run ahead a little; an old entry would be stale too soon.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5), Behind = TimeSpan.FromDays(1);

    /// <summary>Proposes <paramref name="e"/> (base64url) with the proposer's own signature. The same entry again keeps its other signatures.</summary>
    public async Task<EntryOutcome> ProposeAsync(string officeId, string memberId, string e, string signature, CancellationToken cancellationToken)
    {
        if (!Jt1.TryDecode(e, out var bytes) || bytes.Length > LargestEntry)
        {
            return EntryOutcome.Malformed;
        }
        if (FoundingEntry.Version(bytes) is { } version && version != "JT1")
        {
            return EntryOutcome.UnknownVersion;
        }
        if (ListEntry.Read(bytes) is not { } entry || !IsTimely(entry))
        {
            return EntryOutcome.Malformed;
        }
        var (outcome, grown) = await writer.WriteAsync((store, ct) => KeepAsync(store, officeId, memberId, new(e, bytes, entry, signature), ct), cancellationToken);
        WritePoint.EntryProposed.Pass();
        if (grown)
        {
            genesis.Raise(officeId, entry.N);
        }
        return outcome;
    }

    private bool IsTimely(ListEntry entry)
    {
        var issued = DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(entry.Iat, 0, uint.MaxValue));
        var now = clock.GetUtcNow();
        return issued <= now + Ahead && issued >= now - Behind;
    }

    private static async Task<(EntryOutcome Outcome, bool Grown)> KeepAsync(JaringDbContext store, string officeId, string memberId, Proposed proposed, CancellationToken cancellationToken)
    {
        if (await EntryDesk.NewestAsync(store, officeId, cancellationToken) is not { } before || proposed.Entry.N != before.Entry.N + 1 || proposed.Entry.Prev != before.Hash)
        {
            return (EntryOutcome.Moved, false);
        }
        var later = new LaterEntry(before.Entry, proposed.Entry, proposed.Bytes);
        if (!later.IsSound())
        {
            return (EntryOutcome.Malformed, false);
        }
        var hash = Jt1.DirectoryHash(proposed.Bytes);
        if (before.Entry.Active(memberId) is not { } me || EntryDesk.Verified(later, officeId, hash, memberId, proposed.Signature) is not { } mine || mine.PublicKey != me.Sig)
        {
            return (EntryOutcome.BadSignature, false);
        }
        var row = await store.Set<StoredProposal>().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.Hash == hash, cancellationToken)
            ?? await ReplaceAsync(store, officeId, memberId, proposed.E, hash, cancellationToken);
        return (EntryOutcome.Done, await EntryDesk.KeepAsync(store, row, later, mine, cancellationToken));
    }

    private static async Task<StoredProposal> ReplaceAsync(JaringDbContext store, string officeId, string memberId, string e, string hash, CancellationToken cancellationToken)
    {
        if (await store.Set<StoredProposal>().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.ProposedBy == memberId, cancellationToken) is { } current)
        {
            await store.Set<StoredProposalSignature>().Where(s => s.OfficeId == officeId && s.Hash == current.Hash).ExecuteDeleteAsync(cancellationToken);
            (current.E, current.Hash) = (e, hash);
            return current;
        }
        var added = new StoredProposal { OfficeId = officeId, ProposedBy = memberId, E = e, Hash = hash };
        store.Add(added);
        return added;
    }

    private sealed record Proposed(string E, byte[] Bytes, ListEntry Entry, string Signature);
}
