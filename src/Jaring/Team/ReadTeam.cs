using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>The seats of an office, read anew at each call: no role is cached anywhere (architecture.md rule 5).</summary>
public sealed class ReadTeam(JaringDbContext store, OfficeRegister offices)
{
    /// <summary>
    /// The seat of this person in this office, or null. A person of another office has none; nor has one whom the configuration no longer names, or
    /// whom the members themselves signed out of their directory.
    /// </summary>
    public async Task<Seat?> FindSeatAsync(string officeId, string objectId, CancellationToken cancellationToken)
    {
        var key = objectId.ToLowerInvariant();
        if (!offices.Get(officeId).Appoints(key)
            || await store.Set<Seat>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.ObjectId == key, cancellationToken) is not { } seat)
        {
            return null;
        }

        var newest = await NewestEntry.ReadAsync(store, officeId, cancellationToken);
        return newest?.Removes(seat.MemberId) == true ? null : seat;
    }

    /// <summary>All seats, the coordinator first, then by name.</summary>
    public async Task<IReadOnlyList<TeamMember>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var seats = await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken);
        var enrolled = await store.Set<StoredMemberRecord>().Where(r => r.OfficeId == officeId).Select(r => r.MemberId).ToListAsync(cancellationToken);
        return [.. seats
            .OrderByDescending(s => s.Coordinator).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.MemberId, StringComparer.Ordinal)
            .Select(s => new TeamMember(s.MemberId, s.Name, s.Post, s.Sex, s.Coordinator, enrolled.Contains(s.MemberId)))];
    }
}

/// <summary>A member as the team sees each other.</summary>
/// <param name="MemberId">Public id.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Post in the office.</param>
/// <param name="Sex">"L" or "P".</param>
/// <param name="Coordinator">True for the coordinator.</param>
/// <param name="Enrolled">True once the member's keys exist.</param>
public sealed record TeamMember(string MemberId, string Name, string Post, string Sex, bool Coordinator, bool Enrolled);
