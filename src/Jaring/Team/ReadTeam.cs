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

    /// <summary>True when the newest entry names this member as active, or when no directory stands yet: before that nobody reads anything.</summary>
    public async Task<bool> IsListedAsync(string officeId, string memberId, CancellationToken cancellationToken) =>
        await NewestEntry.ReadAsync(store, officeId, cancellationToken) is not { } newest || newest.Active.Contains(memberId);

    /// <summary>All seats, the coordinator first, then by name.</summary>
    public async Task<IReadOnlyList<TeamMember>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var seats = await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken);
        var enrolled = await store.Set<StoredMemberRecord>().Where(r => r.OfficeId == officeId).Select(r => r.MemberId).ToListAsync(cancellationToken);
        var active = (await NewestEntry.ReadAsync(store, officeId, cancellationToken))?.Active ?? [];
        var named = offices.Get(officeId).Team;
        return [.. seats
            .OrderByDescending(s => s.Coordinator).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.MemberId, StringComparer.Ordinal)
            .Select(s => (Seat: s, Options: named.FirstOrDefault(o => string.Equals(o.ObjectId, s.ObjectId, StringComparison.OrdinalIgnoreCase))))
            .Select(s => new TeamMember(
                s.Seat.MemberId, s.Seat.Name, s.Seat.Post, s.Seat.Sex, s.Seat.Coordinator, enrolled.Contains(s.Seat.MemberId), active.Contains(s.Seat.MemberId),
                s.Options is not null, s.Options?.TermEndsOn))];
    }
}

/// <summary>A member as the team sees each other.</summary>
/// <param name="MemberId">Public id.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Post in the office.</param>
/// <param name="Sex">"L" or "P".</param>
/// <param name="Coordinator">True for the coordinator.</param>
/// <param name="Enrolled">True once the member's keys exist.</param>
/// <param name="Listed">True when the newest entry of the directory names the member as active.</param>
/// <param name="Appointed">False for somebody whom the configuration names no longer: the server lets that person in no more, and the list should follow.</param>
/// <param name="TermEnds">Last day of the appointment, or null. It warns; it closes nothing.</param>
public sealed record TeamMember(
    string MemberId, string Name, string Post, string Sex, bool Coordinator, bool Enrolled, bool Listed, bool Appointed, DateOnly? TermEnds);
