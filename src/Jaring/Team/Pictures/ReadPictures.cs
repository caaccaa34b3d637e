using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Pictures;

/// <summary>The pictures of an office, all of them or none: one answer for everybody, so that asking tells of no one member.</summary>
public sealed class ReadPictures(JaringDbContext store, TimeProvider clock)
{
    /// <summary>What rooms are given: those of active members that stand now.</summary>
    public async Task<IReadOnlyList<PictureRecord>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var active = (await NewestEntry.ReadAsync(store, officeId, cancellationToken))?.Active ?? [];
        var rows = await store.Set<StoredPicture>().AsNoTracking().Where(p => p.OfficeId == officeId && p.Jpeg != null && p.Until > now).ToListAsync(cancellationToken);
        return [.. rows.Where(p => active.Contains(p.MemberId)).OrderBy(p => p.MemberId, StringComparer.Ordinal).Select(p => new PictureRecord(p.E, p.Sig, p.Jpeg))];
    }

    /// <summary>What the member said last, also when that took the picture away; null when nothing is kept.</summary>
    public Task<PictureRecord?> FindAsync(string officeId, string memberId, CancellationToken cancellationToken) =>
        store.Set<StoredPicture>().AsNoTracking().Where(p => p.OfficeId == officeId && p.MemberId == memberId)
            .Select(p => new PictureRecord(p.E, p.Sig, p.Jpeg)).SingleOrDefaultAsync(cancellationToken);
}
