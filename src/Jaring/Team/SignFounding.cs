using System.Text.Json;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Adds a member's signature to the proposed entry 0. With the last one the entry becomes the directory and its hash the office's genesis, once.</summary>
public sealed class SignFounding(JaringDbContext store, GenesisFiles genesis)
{
    /// <summary>Signs the entry with this hash. The same member again changes nothing.</summary>
    public async Task<FoundingOutcome> SignAsync(string officeId, string memberId, string hash, string signature, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        if (await store.Set<StoredDirectoryEntry>().AnyAsync(d => d.OfficeId == officeId, cancellationToken))
        {
            return FoundingOutcome.Founded;
        }
        var proposal = await store.Set<StoredFounding>().SingleOrDefaultAsync(f => f.OfficeId == officeId, cancellationToken);
        if (proposal is null || proposal.Hash != hash)
        {
            return FoundingOutcome.Conflict;
        }
        var (bytes, entry) = Read(proposal);
        if (entry.Members.SingleOrDefault(m => m.Id == memberId) is not { } me || !Jt1.VerifyDirectory(bytes, me.Sig, signature))
        {
            return FoundingOutcome.BadSignature;
        }
        // Counting the revision makes two last signatures, or a signature and a new proposal, refuse each other instead of missing each other.
        proposal.Revision++;
        await store.SaveChangesAsync(cancellationToken);
        await store.InsertOrIgnoreAsync(new StoredFoundingSignature { OfficeId = officeId, Hash = hash, MemberId = memberId, Sig = signature }, cancellationToken);
        var founded = await TryFoundAsync(proposal, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (founded)
        {
            genesis.Pin(officeId, hash);
        }
        return FoundingOutcome.Done;
    }

    private async Task<bool> TryFoundAsync(StoredFounding proposal, FoundingEntry entry, CancellationToken cancellationToken)
    {
        var signatures = await store.Set<StoredFoundingSignature>().Where(s => s.OfficeId == proposal.OfficeId && s.Hash == proposal.Hash).ToDictionaryAsync(s => s.MemberId, cancellationToken);
        if (!entry.Members.All(m => signatures.ContainsKey(m.Id)))
        {
            return false;
        }
        var sigs = entry.Members.Select(m => new DirectorySignatureView(m.Id, signatures[m.Id].Sig));
        store.Add(new StoredDirectoryEntry { OfficeId = proposal.OfficeId, N = 0, E = proposal.E, Sigs = JsonSerializer.Serialize(sigs), Hash = proposal.Hash });
        store.Remove(proposal);
        store.RemoveRange(signatures.Values);
        await store.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static (byte[] Bytes, FoundingEntry Entry) Read(StoredFounding proposal) =>
        Jt1.TryDecode(proposal.E, out var bytes) && FoundingEntry.Read(bytes) is { } entry ? (bytes, entry) : throw new InvalidOperationException("The stored founding entry is damaged.");
}
