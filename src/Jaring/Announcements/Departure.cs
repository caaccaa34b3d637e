using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>
/// Sets an announcement out, within the caller's transaction: everybody in the address book gets a row, and the outbox the first few seconds of sending.
/// Who is known as unreachable by then is counted and not tried; the daily check is what finds such a person again.
/// </summary>
internal static class Departure
{
    public static async Task SetOutAsync(JaringDbContext store, Announcement announcement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await store.Set<StoredAddress>().AsNoTracking().Where(a => a.OfficeId == announcement.OfficeId)
            .Select(a => new { a.Channel, a.Person, a.Reachable }).ToListAsync(cancellationToken);
        store.AddRange(people.Select(p => new Recipient
        {
            OfficeId = announcement.OfficeId,
            AnnouncementId = announcement.Id,
            Channel = p.Channel,
            Person = p.Person,
            State = p.Reachable ? RecipientState.Pending : RecipientState.Unreached,
        }));
        (announcement.State, announcement.Total, announcement.ChangedAt) = (AnnouncementState.Going, people.Count, now.ToUnixTimeMilliseconds());
        store.Add(AnnouncementRows.Slice(announcement.OfficeId, announcement.Id, 0, now.ToUnixTimeMilliseconds()));
        await store.SaveChangesAsync(cancellationToken);
    }

    /// <summary>True while another one is on its way: two at once would ring every phone twice in a row.</summary>
    public static Task<bool> IsAnyGoingAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken) =>
        store.Set<Announcement>().AnyAsync(a => a.OfficeId == officeId && a.State == AnnouncementState.Going, cancellationToken);
}
