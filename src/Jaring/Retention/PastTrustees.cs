using Jaring.Cases.Index;
using Jaring.Cases.Readers;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Team.Trustees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Invitations that nobody followed, sessions that are over, and people outside the organisation whom the list does not name: after some days their sealed
/// keys and all that hangs on them go. Whoever shall help again is invited anew.
/// </summary>
internal sealed class PastTrustees(OfficeRegister offices, IOptions<TrusteeOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "trustees";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var erased = await store.Set<StoredTrusteeSession>().Where(s => s.Until <= now.ToUnixTimeSeconds()).ExecuteDeleteAsync(cancellationToken);
        foreach (var office in offices.All)
        {
            var today = office.Day(now);
            erased += await store.Set<StoredInvitation>().Where(i => i.OfficeId == office.Id && i.Until < today).ExecuteDeleteAsync(cancellationToken);
            erased += await EraseAsync(store, office.Id, today, cancellationToken);
        }

        return erased;
    }

    private async Task<int> EraseAsync(JaringDbContext store, string officeId, DateOnly today, CancellationToken cancellationToken)
    {
        var newest = await NewestEntry.ReadAsync(store, officeId, cancellationToken);
        var rows = await store.Set<StoredTrustee>().Where(t => t.OfficeId == officeId).ToListAsync(cancellationToken);
        var erased = 0;
        foreach (var row in rows)
        {
            row.UnlistedOn = row.In(newest) == TrusteeState.Active ? null : row.UnlistedOn is { } before && before <= today ? before : today;
            if (row.UnlistedOn is { } since && since.AddDays((int)options.Value.KeepUnlisted.TotalDays) < today)
            {
                await ForgetAsync(store, row, cancellationToken);
                erased++;
            }
        }

        await store.SaveChangesAsync(cancellationToken);
        return erased;
    }

    private static async Task ForgetAsync(JaringDbContext store, StoredTrustee row, CancellationToken cancellationToken)
    {
        var (office, id) = (row.OfficeId, row.TrusteeId);
        store.Remove(row);
        await store.Set<StoredTrusteeSession>().Where(s => s.OfficeId == office && s.TrusteeId == id).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredMemberRecord>().Where(r => r.OfficeId == office && r.MemberId == id).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredMemberCache>().Where(c => c.OfficeId == office && c.MemberId == id).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredSeen>().Where(s => s.OfficeId == office && s.MemberId == id).ExecuteDeleteAsync(cancellationToken);
        await store.Set<StoredIndexSeen>().Where(s => s.OfficeId == office && s.MemberId == id).ExecuteDeleteAsync(cancellationToken);
    }
}
