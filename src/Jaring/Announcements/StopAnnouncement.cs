using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>
/// Any member stops an announcement. One that waits is gone, words and all; of one that is being sent no further message leaves, and who had it has it.
/// </summary>
public sealed class StopAnnouncement(StoreWriter writer, Previews previews, TimeProvider clock)
{
    /// <summary>Stops it; no view is left of one that was taken back. Stopping twice is once.</summary>
    public async Task<AnnouncementResult> StopAsync(string officeId, string id, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, id, ct), cancellationToken);
        WritePoint.AnnouncementStopped.Pass();
        return result;
    }

    private async Task<AnnouncementResult> SaveAsync(JaringDbContext store, string officeId, string id, CancellationToken cancellationToken)
    {
        if (await store.Set<Announcement>().SingleOrDefaultAsync(a => a.OfficeId == officeId && a.Id == id, cancellationToken) is not { } found)
        {
            return AnnouncementResult.No(AnnouncementRefusal.Unknown);
        }

        switch (found.State)
        {
            case AnnouncementState.Waiting:
                store.Remove(found);
                await store.SaveChangesAsync(cancellationToken);
                return new(null);
            case AnnouncementState.Going:
                // Whoever sends sees it before the next message and counts; the calls that are being made come to their end.
                (found.State, found.ChangedAt) = (AnnouncementState.Stopped, clock.GetUtcNow().ToUnixTimeMilliseconds());
                await store.SaveChangesAsync(cancellationToken);
                break;
            case AnnouncementState.Done:
                return AnnouncementResult.No(AnnouncementRefusal.Over);
            default:
                break;
        }

        return new(await ReadAnnouncements.ViewAsync(store, previews, found, cancellationToken));
    }
}
