using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>The directory with everything that a member's page needs to go on with it: what stands, what stood before a new founding, what is proposed.</summary>
public sealed class ReadProposals(JaringDbContext store, IReadDirectory directory)
{
    /// <summary>Reads it.</summary>
    public async Task<DirectoryDesk> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var standing = await directory.ReadAsync(officeId, cancellationToken);
        var proposals = await store.Set<StoredProposal>().AsNoTracking().Where(p => p.OfficeId == officeId).OrderBy(p => p.ProposedBy).ToListAsync(cancellationToken);
        var signatures = (await store.Set<StoredProposalSignature>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken))
            .OrderBy(s => s.MemberId, StringComparer.Ordinal).ToLookup(s => s.Hash, s => new DirectorySignatureView(s.MemberId, s.Sig));
        return new(standing.Genesis, standing.Chain, standing.Past, [.. proposals.Select(p => new ProposalView(p.E, p.Hash, p.ProposedBy, [.. signatures[p.Hash]]))]);
    }
}

/// <summary>The directory of one office and what is proposed to follow.</summary>
/// <param name="Genesis">Hash of entry 0 as pinned in the office's genesis file; null before the founding.</param>
/// <param name="Chain">The entries in order, entry 0 first.</param>
/// <param name="Past">Chains of the team before it was founded anew, the oldest first; they serve to read what is older.</param>
/// <param name="Proposals">At most one by each member.</param>
public sealed record DirectoryDesk(string? Genesis, IReadOnlyList<DirectoryRecordView> Chain, IReadOnlyList<PastChain> Past, IReadOnlyList<ProposalView> Proposals);

/// <summary>A later entry that waits for signatures.</summary>
/// <param name="E">Its bytes, base64url.</param>
/// <param name="Hash">Its hash; a signature names it, so that nobody signs another one by mistake.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Sigs">Signatures below it so far.</param>
public sealed record ProposalView(string E, string Hash, string By, IReadOnlyList<DirectorySignatureView> Sigs);

/// <summary>How a step of a later entry ended.</summary>
public enum EntryOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The directory has moved, or the proposal is gone; look again before signing.</summary>
    Moved,

    /// <summary>Another version of the format than JT1.</summary>
    UnknownVersion,

    /// <summary>Not an entry that may follow.</summary>
    Malformed,

    /// <summary>Not this person's signature below this entry, or a person who has none to give.</summary>
    BadSignature,
}
