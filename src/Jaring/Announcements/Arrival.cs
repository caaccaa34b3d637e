using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>Ends an announcement, within the caller's transaction: rows of people become three numbers and are erased.</summary>
internal static class Arrival
{
    public static async Task EndAsync(JaringDbContext store, Announcement announcement, AnnouncementState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var count = await CountAsync(store, announcement, cancellationToken);
        (announcement.Sent, announcement.Unreached, announcement.Unsure) = (count.Sent, count.Unreached, count.Unsure);
        (announcement.State, announcement.ChangedAt) = (state, now.ToUnixTimeMilliseconds());
        await Of(store, announcement.OfficeId, announcement.Id).ExecuteDeleteAsync(cancellationToken);
        await store.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How far it has come: what the end has written, or what the rows say while there are any.</summary>
    public static async Task<AnnouncementCount> CountAsync(JaringDbContext store, Announcement announcement, CancellationToken cancellationToken)
    {
        var states = await Of(store, announcement.OfficeId, announcement.Id).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return states.Count == 0
            ? new(announcement.Sent, announcement.Unreached, announcement.Unsure)
            : new(states.GetValueOrDefault(RecipientState.Sent), states.GetValueOrDefault(RecipientState.Unreached), states.GetValueOrDefault(RecipientState.Unsure));
    }

    public static IQueryable<Recipient> Of(JaringDbContext store, string officeId, string announcementId) =>
        store.Set<Recipient>().Where(r => r.OfficeId == officeId && r.AnnouncementId == announcementId);
}

/// <summary>How many people an announcement has reached, has not, and may have.</summary>
public readonly record struct AnnouncementCount(int Sent, int Unreached, int Unsure);
