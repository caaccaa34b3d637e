using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.MediaRegister;

/// <summary>The media register.</summary>
public sealed class ReadMedia(JaringDbContext store)
{
    /// <summary>All lines, the latest first.</summary>
    public async Task<IReadOnlyList<RegisteredView>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var rows = await store.Set<RegisteredPiece>().AsNoTracking().Where(p => p.OfficeId == officeId).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(p => p.Since, StringComparer.Ordinal).ThenBy(p => p.Place, StringComparer.CurrentCulture).ThenBy(p => p.PieceId, StringComparer.Ordinal).Select(Of)];
    }

    internal static RegisteredView Of(RegisteredPiece p) => new(p.PieceId, p.PieceRev, new(p.Form, p.Wording, p.ReviewedBy, p.Place, p.Since, p.PlannedEnd, p.TakenDown));
}

/// <summary>A line as a page shows it.</summary>
public sealed record RegisteredView(string Id, int Rev, MediaPiece Piece);
