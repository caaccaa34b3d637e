using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Adds a member's signature to the proposed entry 0. With the last one the entry becomes the directory and its hash the office's genesis, once.</summary>
public sealed class SignFounding(StoreWriter writer, GenesisFiles genesis)
{
    /// <summary>
    /// Signs the entry with this hash. The same member again changes nothing, but pins the genesis when the first time could not: a full disk may take
    /// the row and refuse the file.
    /// </summary>
    public async Task<FoundingOutcome> SignAsync(string officeId, string memberId, string hash, string signature, CancellationToken cancellationToken)
    {
        var mine = new StoredFoundingSignature { OfficeId = officeId, Hash = hash, MemberId = memberId, Sig = signature };
        var (outcome, founded) = await writer.WriteAsync((store, ct) => AddAsync(store, mine, genesis.MayRefound(officeId), ct), cancellationToken);
        WritePoint.FoundingSigned.Pass();
        if (founded is not null)
        {
            genesis.Pin(officeId, founded);
        }
        return outcome;
    }

    private static async Task<(FoundingOutcome Outcome, string? Genesis)> AddAsync(
        JaringDbContext store, StoredFoundingSignature mine, bool anew, CancellationToken cancellationToken)
    {
        var standing = await store.Set<StoredDirectoryEntry>().Where(d => d.OfficeId == mine.OfficeId && d.N == 0).Select(d => d.Hash).SingleOrDefaultAsync(cancellationToken);
        if (standing is not null && (standing == mine.Hash || !anew))
        {
            return (FoundingOutcome.Founded, standing);
        }
        var proposal = await store.Set<StoredFounding>().SingleOrDefaultAsync(f => f.OfficeId == mine.OfficeId, cancellationToken);
        if (proposal is null || proposal.Hash != mine.Hash)
        {
            return (FoundingOutcome.Conflict, null);
        }
        var (bytes, entry) = Read(proposal);
        if (entry.Members.SingleOrDefault(m => m.Id == mine.MemberId) is not { } me || !Jt1.VerifyDirectory(bytes, me.Sig, mine.Sig))
        {
            return (FoundingOutcome.BadSignature, null);
        }
        await store.InsertOrIgnoreAsync(mine, cancellationToken);
        return (FoundingOutcome.Done, await TryFoundAsync(store, proposal, entry, cancellationToken) ? proposal.Hash : null);
    }

    private static async Task<bool> TryFoundAsync(JaringDbContext store, StoredFounding proposal, FoundingEntry entry, CancellationToken cancellationToken)
    {
        // Counting the revision makes two last signatures on two hosts refuse each other instead of missing each other.
        proposal.Revision++;
        var signatures = await store.Set<StoredFoundingSignature>()
            .Where(s => s.OfficeId == proposal.OfficeId && s.Hash == proposal.Hash).ToDictionaryAsync(s => s.MemberId, cancellationToken);
        var complete = entry.Members.All(m => signatures.ContainsKey(m.Id));
        if (complete)
        {
            await EndChainAsync(store, proposal.OfficeId, cancellationToken);
            var sigs = entry.Members.Select(m => new DirectorySignatureView(m.Id, signatures[m.Id].Sig));
            store.Add(new StoredDirectoryEntry { OfficeId = proposal.OfficeId, N = 0, E = proposal.E, Sigs = JsonSerializer.Serialize(sigs), Hash = proposal.Hash });
            store.Remove(proposal);
            store.RemoveRange(signatures.Values);
        }
        await store.SaveChangesAsync(cancellationToken);
        return complete;
    }

    /// <summary>What stood before a new founding moves to the past, and what was proposed to follow it goes.</summary>
    private static async Task EndChainAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var ended = await store.Set<StoredDirectoryEntry>().Where(e => e.OfficeId == officeId).OrderBy(e => e.N).ToListAsync(cancellationToken);
        if (ended.Count == 0)
        {
            return;
        }
        var place = (await store.Set<StoredPastEntry>().Where(e => e.OfficeId == officeId).MaxAsync(e => (int?)e.Place, cancellationToken) ?? -1) + 1;
        store.AddRange(ended.Select(e => new StoredPastEntry { OfficeId = officeId, Genesis = ended[0].Hash, N = e.N, E = e.E, Sigs = e.Sigs, Place = place }));
        await store.Set<StoredDirectoryEntry>().Where(e => e.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in ended)
        {
            store.Entry(row).State = EntityState.Detached;
        }
        await store.Set<StoredProposal>().Where(p => p.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredProposalSignature>().Where(s => s.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
    }

    private static (byte[] Bytes, FoundingEntry Entry) Read(StoredFounding proposal) =>
        Jt1.TryDecode(proposal.E, out var bytes) && FoundingEntry.Read(bytes) is { } entry ? (bytes, entry) : throw new InvalidOperationException("The stored founding entry is damaged.");
}
