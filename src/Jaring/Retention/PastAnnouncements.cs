using Jaring.Announcements;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Announcements of long ago; words that nobody approved within two weeks; and one that has been on its way for a week, which something keeps from its end:
/// its rows of people become numbers, as they would have at its end.
/// </summary>
internal sealed class PastAnnouncements(IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    private static readonly TimeSpan Unapproved = TimeSpan.FromDays(14), OnItsWay = TimeSpan.FromDays(7);

    public string Kind => "announcements";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = store.Set<Announcement>();
        var (stuck, unapproved, past) = (Before(now - OnItsWay), Before(now - Unapproved), Before(now - options.Value.Announcements));
        foreach (var one in await all.Where(a => a.ChangedAt < stuck && a.State != AnnouncementState.Waiting && store.Set<Recipient>().Any(r => r.OfficeId == a.OfficeId && r.AnnouncementId == a.Id)).ToListAsync(cancellationToken))
        {
            await Arrival.EndAsync(store, one, AnnouncementState.Stopped, now, cancellationToken);
        }

        return await all.Where(a => a.State == AnnouncementState.Waiting && a.ChangedAt < unapproved).ExecuteDeleteAsync(cancellationToken)
            + await all.Where(a => a.State != AnnouncementState.Going && a.ChangedAt < past).ExecuteDeleteAsync(cancellationToken);
    }

    private static long Before(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
