using System.Text.Json;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Sessions;

/// <summary>What was typed and photographed for the papers of a session, and what of it is still to be done.</summary>
public sealed class ReadPapers(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Everything but the pictures themselves, or null when this office has no such session.</summary>
    public async Task<PapersView?> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken))
        {
            return null;
        }
        var row = await store.Set<StoredPapers>().AsNoTracking().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.SessionId == sessionId, cancellationToken);
        var photos = await store.Set<StoredPhoto>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId)
            .OrderBy(p => p.Kind).ThenBy(p => p.Id).Select(p => new PhotoView(p.Id, p.Kind, p.Bytes)).ToListAsync(cancellationToken);
        return new(row?.Rev ?? 0, row is null ? PaperNotes.Empty : Notes(row.Notes), photos);
    }

    /// <summary>Follow-ups of all sessions that nobody has ticked yet, the earliest day first and those without a day last.</summary>
    public async Task<IReadOnlyList<OpenFollowUp>> OpenAsync(string officeId, CancellationToken cancellationToken)
    {
        var titles = await store.Set<Session>().Where(s => s.OfficeId == officeId).ToDictionaryAsync(s => s.Id, s => s.Title, StringComparer.Ordinal, cancellationToken);
        var rows = await store.Set<StoredPapers>().AsNoTracking().Where(p => p.OfficeId == officeId).ToListAsync(cancellationToken);
        var today = offices.Get(officeId).Local(clock.GetUtcNow()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return
        [
            .. from row in rows
               where titles.ContainsKey(row.SessionId)
               from follow in Notes(row.Notes).Filled().FollowUps
               where !follow.Done
               orderby follow.Due.Length == 0, follow.Due, follow.What
               select new OpenFollowUp(row.SessionId, titles[row.SessionId], follow, follow.Due.Length > 0 && string.CompareOrdinal(follow.Due, today) < 0),
        ];
    }

    /// <summary>Reads what <see cref="KeepNotes"/> wrote.</summary>
    internal static PaperNotes Notes(string text) => JsonSerializer.Deserialize<PaperNotes>(text, WireJson.Options)!;
}

/// <summary>What a page shows.</summary>
/// <param name="Rev">Revision of the notes; 0 before the first.</param>
/// <param name="Notes">What was typed.</param>
/// <param name="Photos">The photos, without their pictures.</param>
public sealed record PapersView(int Rev, PaperNotes Notes, IReadOnlyList<PhotoView> Photos);

/// <summary>A photo in a list.</summary>
public sealed record PhotoView(string Id, string Kind, int Bytes);

/// <summary>Something that is still to be done.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Title">Its title.</param>
/// <param name="FollowUp">What, who, until when.</param>
/// <param name="Late">Its day has passed on the office's clock.</param>
public sealed record OpenFollowUp(string SessionId, string Title, FollowUp FollowUp, bool Late);
