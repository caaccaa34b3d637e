using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Takes an entry 0 that a member's browser made, for the others to sign. The server compares it with the seats and keys it knows; that these are the
/// right keys only the members can tell, by comparing digits on their screens (sealing.md §3.3, flow 1b).
/// </summary>
public sealed class ProposeFounding(JaringDbContext store, ReadFounding founding, TimeProvider clock)
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
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        if (await store.Set<StoredDirectoryEntry>().AnyAsync(d => d.OfficeId == officeId, cancellationToken))
        {
            return FoundingOutcome.Founded;
        }
        await ReplaceAsync(officeId, memberId, e, Jt1.DirectoryHash(bytes), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return FoundingOutcome.Done;
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

    private async Task ReplaceAsync(string officeId, string memberId, string e, string hash, CancellationToken cancellationToken)
    {
        var current = await store.Set<StoredFounding>().SingleOrDefaultAsync(f => f.OfficeId == officeId, cancellationToken);
        if (current is null)
        {
            store.Add(new StoredFounding { OfficeId = officeId, E = e, Hash = hash, ProposedBy = memberId, Revision = 1 });
        }
        else if (current.Hash != hash)
        {
            (current.E, current.Hash, current.ProposedBy) = (e, hash, memberId);
            current.Revision++;
            await store.Set<StoredFoundingSignature>().Where(s => s.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        }
        await store.SaveChangesAsync(cancellationToken);
    }
}
