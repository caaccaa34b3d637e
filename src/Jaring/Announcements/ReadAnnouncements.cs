using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>The announcements of an office, with numbers and never a name of who got them.</summary>
public sealed class ReadAnnouncements(JaringDbContext store, Previews previews)
{
    /// <summary>All, the newest first.</summary>
    public async Task<IReadOnlyList<AnnouncementView>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var found = await store.Set<Announcement>().AsNoTracking().Where(a => a.OfficeId == officeId)
            .OrderByDescending(a => a.MadeAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var views = new List<AnnouncementView>(found.Count);
        foreach (var one in found)
        {
            views.Add(await ViewAsync(store, previews, one, cancellationToken));
        }

        return views;
    }

    /// <summary>How many people have the app as far as we know, and how many of them could not be reached the last time.</summary>
    public async Task<(int People, int Unreachable)> ReachAsync(string officeId, CancellationToken cancellationToken)
    {
        var all = store.Set<StoredAddress>().Where(a => a.OfficeId == officeId);
        return (await all.CountAsync(cancellationToken), await all.CountAsync(a => !a.Reachable, cancellationToken));
    }

    internal static async Task<AnnouncementView> ViewAsync(JaringDbContext store, Previews previews, Announcement one, CancellationToken cancellationToken) => new(
        one.Id, one.Reviewed, one.Author, one.Approver, one.State, DateTimeOffset.FromUnixTimeMilliseconds(one.MadeAt), one.Total,
        await Arrival.CountAsync(store, one, cancellationToken), previews.Of(one.OfficeId, one.Words));
}
