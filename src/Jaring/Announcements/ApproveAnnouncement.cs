using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>The second member has seen what a phone would show and lets it set out. From then on nobody can change a word of it.</summary>
public sealed class ApproveAnnouncement(StoreWriter writer, Previews previews, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>Sets it out. Approving twice is once.</summary>
    public async Task<AnnouncementResult> ApproveAsync(string officeId, string memberId, string id, string? seen, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, memberId, id, seen, ct), cancellationToken);
        WritePoint.AnnouncementApproved.Pass();
        signal.Ring();
        return result;
    }

    private async Task<AnnouncementResult> SaveAsync(JaringDbContext store, string officeId, string memberId, string id, string? seen, CancellationToken cancellationToken)
    {
        if (await store.Set<Announcement>().SingleOrDefaultAsync(a => a.OfficeId == officeId && a.Id == id, cancellationToken) is not { } found)
        {
            return AnnouncementResult.No(AnnouncementRefusal.Unknown);
        }

        var repeated = found.State != AnnouncementState.Waiting && found.Approver == memberId;
        if (!repeated)
        {
            if (await WhyNotAsync(store, found, memberId, seen, cancellationToken) is var why && why != AnnouncementRefusal.None)
            {
                return AnnouncementResult.No(why);
            }

            found.Approver = memberId;
            await Departure.SetOutAsync(store, found, clock.GetUtcNow(), cancellationToken);
        }

        return new(await ReadAnnouncements.ViewAsync(store, previews, found, cancellationToken), Repeated: repeated);
    }

    private async Task<AnnouncementRefusal> WhyNotAsync(JaringDbContext store, Announcement found, string memberId, string? seen, CancellationToken cancellationToken) =>
        found.State != AnnouncementState.Waiting ? AnnouncementRefusal.Over
        : found.Author == memberId ? AnnouncementRefusal.Own
        : !previews.IsSeen(found.OfficeId, found.Words, seen) ? AnnouncementRefusal.NotSeen
        : await Departure.IsAnyGoingAsync(store, found.OfficeId, cancellationToken) ? AnnouncementRefusal.Busy
        : AnnouncementRefusal.None;
}
