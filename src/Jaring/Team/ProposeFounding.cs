using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Takes an entry 0 that a member's browser made, for the others to sign. The server compares it with the seats and keys it knows; that these are the
/// right keys only the members can tell, by comparing digits on their screens (sealing.md §3.3, flow 1b).
/// </summary>
public sealed class ProposeFounding(StoreWriter writer, ReadFounding founding, GenesisFiles genesis, TimeProvider clock)
{
    /// <summary>An entry of eight members is below 4 KiB; names may be long.</summary>
    private const int LargestEntry = 16 * 1024;

    /// <summary>Clocks of office computers may run ahead a little; an old entry would be stale too soon.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5), Behind = TimeSpan.FromDays(1);

    /// <summary>Proposes <paramref name="e"/> (base64url). It replaces an older proposal and drops its signatures; the same entry again keeps them.</summary>
    public async Task<FoundingOutcome> ProposeAsync(string officeId, string memberId, string e, CancellationToken cancellationToken)
    {
        if (!Jt1.TryDecode(e, out var bytes) || bytes.Length > LargestEntry)
        {
            return FoundingOutcome.Malformed;
        }
        if (FoundingEntry.Version(bytes) is { } version && version != "JT1")
        {
            return FoundingOutcome.UnknownVersion;
        }
        if (!IsSound(FoundingEntry.Read(bytes), await founding.EnrolledAsync(officeId, cancellationToken), memberId))
        {
            return FoundingOutcome.Malformed;
        }
        var proposal = new StoredFounding { OfficeId = officeId, E = e, Hash = Jt1.DirectoryHash(bytes), ProposedBy = memberId, Revision = 1 };
        var outcome = await writer.WriteAsync((store, ct) => ReplaceAsync(store, proposal, genesis.MayRefound(officeId), ct), cancellationToken);
        WritePoint.FoundingProposed.Pass();
        return outcome;
    }

    private bool IsSound(FoundingEntry? entry, IReadOnlyList<FoundingMember> enrolled, string proposer)
    {
        if (entry is null || entry.Members.Count < FoundingEntry.FewestMembers || entry.Members.All(m => m.Id != proposer))
        {
            return false;
        }
        var issued = DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(entry.IssuedAt, 0, uint.MaxValue));
        var now = clock.GetUtcNow();
        var named = enrolled.Where(m => entry.Members.Any(n => n.Id == m.Id));
        var keys = entry.Members.SelectMany(m => new[] { m.Kem, m.Sig }).ToList();
        return issued <= now + Ahead && issued >= now - Behind
            && named.SequenceEqual(entry.Members)
            && keys.Distinct(StringComparer.Ordinal).Count() == keys.Count;
    }

    private static async Task<FoundingOutcome> ReplaceAsync(JaringDbContext store, StoredFounding proposal, bool anew, CancellationToken cancellationToken)
    {
        if (!anew && await store.Set<StoredDirectoryEntry>().AnyAsync(d => d.OfficeId == proposal.OfficeId, cancellationToken))
        {
            return FoundingOutcome.Founded;
        }
        var current = await store.Set<StoredFounding>().SingleOrDefaultAsync(f => f.OfficeId == proposal.OfficeId, cancellationToken);
        if (current is null)
        {
            store.Add(proposal);
        }
        else if (current.Hash != proposal.Hash)
        {
            (current.E, current.Hash, current.ProposedBy) = (proposal.E, proposal.Hash, proposal.ProposedBy);
            current.Revision++;
            await store.Set<StoredFoundingSignature>().Where(s => s.OfficeId == proposal.OfficeId).ExecuteDeleteAsync(cancellationToken);
        }
        await store.SaveChangesAsync(cancellationToken);
        return FoundingOutcome.Done;
    }
}
