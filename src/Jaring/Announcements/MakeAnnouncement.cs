using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>
/// A member announces: a reviewed text sets out at once, own words wait for a second member. Either only after the preview was seen.
/// </summary>
public sealed class MakeAnnouncement(StoreWriter writer, Previews previews, OutboxSignal signal, TimeProvider clock)
{
    private const int KeyLength = 22;

    /// <summary>What these words would look like, or what is to be changed first.</summary>
    public (AnnouncementPreview? Preview, IReadOnlyList<DraftFault> Faults) Preview(string officeId, AnnouncementDraft draft)
    {
        var (words, faults) = draft.Read();
        return (words is null ? null : previews.Of(officeId, words), faults);
    }

    /// <summary>Saves it. The same key again answers with what it made.</summary>
    public async Task<AnnouncementResult> MakeAsync(
        string officeId, string memberId, string key, AnnouncementDraft draft, string? seen, CancellationToken cancellationToken)
    {
        var (words, faults) = draft.Read();
        if (words is null)
        {
            return new(null, AnnouncementRefusal.Words, faults);
        }

        if (key.Length != KeyLength || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return AnnouncementResult.No(AnnouncementRefusal.KeyReused);
        }

        if (!previews.IsSeen(officeId, words, seen))
        {
            return AnnouncementResult.No(AnnouncementRefusal.NotSeen);
        }

        var now = clock.GetUtcNow();
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, New(officeId, key, draft.Reviewed, words, memberId, now), now, ct), cancellationToken);
        WritePoint.AnnouncementSaved.Pass();
        signal.Ring();
        return result;
    }

    internal static Announcement New(string officeId, string id, string reviewed, AnnouncementWords words, string author, DateTimeOffset now) => new()
    {
        OfficeId = officeId,
        Id = id,
        Reviewed = reviewed,
        TitleId = words.Id.Title,
        TextId = words.Id.Text,
        TitleEn = words.En.Title,
        TextEn = words.En.Text,
        Author = author,
        MadeAt = now.ToUnixTimeMilliseconds(),
        ChangedAt = now.ToUnixTimeMilliseconds(),
    };

    private async Task<AnnouncementResult> SaveAsync(JaringDbContext store, Announcement wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var earlier = await store.Set<Announcement>().SingleOrDefaultAsync(a => a.OfficeId == wanted.OfficeId && a.Id == wanted.Id, cancellationToken);
        if (earlier is not null)
        {
            return earlier.Words == wanted.Words && earlier.Author == wanted.Author
                ? new(await ReadAnnouncements.ViewAsync(store, previews, earlier, cancellationToken), Repeated: true)
                : AnnouncementResult.No(AnnouncementRefusal.KeyReused);
        }

        if (wanted.Reviewed.Length > 0 && await Departure.IsAnyGoingAsync(store, wanted.OfficeId, cancellationToken))
        {
            return AnnouncementResult.No(AnnouncementRefusal.Busy);
        }

        store.Add(wanted);
        if (wanted.Reviewed.Length > 0)
        {
            await Departure.SetOutAsync(store, wanted, now, cancellationToken);
        }

        await store.SaveChangesAsync(cancellationToken);
        return new(await ReadAnnouncements.ViewAsync(store, previews, wanted, cancellationToken));
    }
}
