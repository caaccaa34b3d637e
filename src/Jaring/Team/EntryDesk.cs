using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>What proposing and signing share: reading what stands, and appending an entry that is complete. Called inside a writing transaction alone.</summary>
internal static class EntryDesk
{
    /// <summary>The newest entry with its hash, or null before the founding.</summary>
    /// <exception cref="InvalidOperationException">What is stored is not an entry.</exception>
    public static async Task<(ListEntry Entry, string Hash)?> NewestAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var newest = await store.Set<StoredDirectoryEntry>().AsNoTracking().Where(e => e.OfficeId == officeId).OrderByDescending(e => e.N).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return null;
        }
        return Jt1.TryDecode(newest.E, out var bytes) && ListEntry.Read(bytes) is { } entry ? (entry, newest.Hash) : throw new InvalidOperationException("A stored directory entry is damaged.");
    }

    /// <summary>
    /// Keeps a signature, and appends the entry when it was the last one that was missing. What else was proposed stood on the same entry before and is
    /// gone with it. True when the directory has grown.
    /// </summary>
    public static async Task<bool> KeepAsync(JaringDbContext store, StoredProposal proposal, LaterEntry later, StoredProposalSignature mine, CancellationToken cancellationToken)
    {
        await store.InsertOrIgnoreAsync(mine, cancellationToken);

        // Counting the revision makes two last signatures on two hosts refuse each other instead of missing each other.
        proposal.Revision++;
        var signatures = await store.Set<StoredProposalSignature>().AsNoTracking()
            .Where(s => s.OfficeId == proposal.OfficeId && s.Hash == proposal.Hash).ToListAsync(cancellationToken);
        var complete = later.IsComplete([.. signatures.Select(s => (s.MemberId, s.PublicKey))]);
        if (complete)
        {
            var sigs = signatures.OrderBy(s => s.MemberId, StringComparer.Ordinal).Select(s => new DirectorySignatureView(s.MemberId, s.Sig));
            store.Add(new StoredDirectoryEntry { OfficeId = proposal.OfficeId, N = later.Entry.N, E = proposal.E, Sigs = JsonSerializer.Serialize(sigs), Hash = proposal.Hash });
        }
        await store.SaveChangesAsync(cancellationToken);
        if (complete)
        {
            await ClearAsync(store, proposal.OfficeId, cancellationToken);
        }
        return complete;
    }

    /// <summary>Drops all that is proposed in an office.</summary>
    public static async Task ClearAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        await store.Set<StoredProposal>().Where(p => p.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredProposalSignature>().Where(s => s.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        store.ChangeTracker.Clear();
    }

    /// <summary>The signature if it is the person's under one of the keys that count, or null.</summary>
    public static StoredProposalSignature? Verified(LaterEntry later, string officeId, string hash, string memberId, string signature) =>
        later.KeysOf(memberId).FirstOrDefault(key => Jt1.VerifyDirectory(later.Bytes, key, signature)) is { } key
            ? new() { OfficeId = officeId, Hash = hash, MemberId = memberId, PublicKey = key, Sig = signature }
            : null;
}
