using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Where the founding of the directory stands: who has keys, what is proposed, who signed.</summary>
public sealed class ReadFounding(JaringDbContext store, GenesisFiles genesis, OfficeRegister offices)
{
    /// <summary>Reads it.</summary>
    public async Task<FoundingView> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var proposal = await store.Set<StoredFounding>().AsNoTracking().SingleOrDefaultAsync(f => f.OfficeId == officeId, cancellationToken);
        return new(await EnrolledAsync(officeId, cancellationToken), proposal is null ? null : await ViewAsync(proposal, cancellationToken), genesis.MayRefound(officeId) ? null : genesis.Read(officeId));
    }

    /// <summary>
    /// Every member who has keys and is still appointed, as entry 0 must name them, sorted by id as it must sort them. Keys that wait for their signatures
    /// stand in the place of the present ones: they are what the others are asked to sign.
    /// </summary>
    internal async Task<IReadOnlyList<FoundingMember>> EnrolledAsync(string officeId, CancellationToken cancellationToken)
    {
        var rows = await store.Set<Seat>().AsNoTracking()
            .Join(store.Set<StoredMemberRecord>(), s => new { s.OfficeId, s.MemberId }, r => new { r.OfficeId, r.MemberId }, (seat, record) => new { seat, record.Record })
            .Where(row => row.seat.OfficeId == officeId)
            .ToListAsync(cancellationToken);
        var next = await store.Set<StoredOtherRecord>().AsNoTracking()
            .Where(r => r.OfficeId == officeId && r.Place == RecordPlace.Next).ToDictionaryAsync(r => r.MemberId, r => r.Record, cancellationToken);
        return [.. rows.Where(row => offices.Get(officeId).Appoints(row.seat.ObjectId))
            .Select(row => Member(row.seat, next.GetValueOrDefault(row.seat.MemberId, row.Record))).OrderBy(m => m.Id, StringComparer.Ordinal)];
    }

    private static FoundingMember Member(Seat seat, string record)
    {
        var (kem, sig) = MemberRecordShape.ReadStored(record, seat.MemberId);
        return new(seat.MemberId, kem, sig, new(seat.Name, seat.Post, seat.Sex));
    }

    private async Task<FoundingProposal> ViewAsync(StoredFounding proposal, CancellationToken cancellationToken)
    {
        var signed = await store.Set<StoredFoundingSignature>()
            .Where(s => s.OfficeId == proposal.OfficeId && s.Hash == proposal.Hash).Select(s => s.MemberId).ToListAsync(cancellationToken);
        return new(proposal.E, proposal.Hash, proposal.ProposedBy, [.. signed.Order(StringComparer.Ordinal)]);
    }
}

/// <summary>The founding as the team sees it.</summary>
/// <param name="Members">Members with keys.</param>
/// <param name="Proposal">The entry being signed, or null.</param>
/// <param name="Genesis">Hash of the founded entry; null before, and while an operator lets a new team found its own.</param>
public sealed record FoundingView(IReadOnlyList<FoundingMember> Members, FoundingProposal? Proposal, string? Genesis);

/// <summary>An entry 0 that waits for signatures.</summary>
/// <param name="E">Its bytes, base64url.</param>
/// <param name="Hash">Its hash; a signature names it, so that nobody signs another one by mistake.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Signed">Ids of those who signed.</param>
public sealed record FoundingProposal(string E, string Hash, string By, IReadOnlyList<string> Signed);

/// <summary>How a step of the founding ended.</summary>
public enum FoundingOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The directory stands already.</summary>
    Founded,

    /// <summary>Another version of the format than JT1.</summary>
    UnknownVersion,

    /// <summary>Not an entry 0, or one that names other members, keys or names than the enrolled ones.</summary>
    Malformed,

    /// <summary>Another entry is proposed now; look again before signing.</summary>
    Conflict,

    /// <summary>Not this member's signature below this entry, or a member whom the entry does not name.</summary>
    BadSignature,
}
