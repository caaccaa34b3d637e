using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.MediaRegister;

/// <summary>Writes the media register.</summary>
public sealed class KeepMedia(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Lines of one office's register at most.</summary>
    private const int Most = 1_000;

    /// <summary>Saves a line over the revision that the page saw. The same again is the same.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="id">The line, chosen by the page.</param>
    /// <param name="rev">The revision that the page saw; 0 for a new line, and for one that comes back after it was removed.</param>
    /// <param name="piece">Everything, not a part.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<KeptMedia> KeepAsync(string officeId, string id, int rev, MediaPiece piece, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        if (!piece.Fits(office.Day(clock.GetUtcNow())))
        {
            return KeptMedia.Malformed;
        }

        var kept = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, id, rev, piece, ct), cancellationToken);
        WritePoint.MediaSaved.Pass();
        return kept;
    }

    /// <summary>Takes a line out of the register; that something hung less long is an edit.</summary>
    public Task DropAsync(string officeId, string id, CancellationToken cancellationToken) =>
        writer.WriteAsync((store, ct) => store.Set<RegisteredPiece>().Where(p => p.OfficeId == officeId && p.PieceId == id).ExecuteDeleteAsync(ct), cancellationToken);

    private static async Task<KeptMedia> SaveAsync(JaringDbContext store, string officeId, string id, int rev, MediaPiece piece, CancellationToken cancellationToken)
    {
        var row = await store.Set<RegisteredPiece>().SingleOrDefaultAsync(p => p.OfficeId == officeId && p.PieceId == id, cancellationToken);
        if ((row?.PieceRev ?? 0) != rev)
        {
            // Its own answer may have been lost: then it stands already.
            return row is not null && row.PieceRev == rev + 1 && ReadMedia.Of(row).Piece == Plain(piece) ? KeptMedia.Saved : KeptMedia.Moved;
        }

        if (row is null)
        {
            if (await store.Set<RegisteredPiece>().CountAsync(p => p.OfficeId == officeId, cancellationToken) >= Most)
            {
                return KeptMedia.Full;
            }

            row = new RegisteredPiece { OfficeId = officeId, PieceId = id, Form = "", Wording = "", ReviewedBy = "", Place = "", Since = "" };
            store.Add(row);
        }

        var plain = Plain(piece);
        (row.Form, row.Wording, row.ReviewedBy, row.Place) = (plain.Form, plain.Wording, plain.ReviewedBy, plain.Place);
        (row.Since, row.PlannedEnd, row.TakenDown, row.PieceRev) = (plain.Since, plain.Until, plain.TakenDown, rev + 1);
        await store.SaveChangesAsync(cancellationToken);
        return KeptMedia.Saved;
    }

    private static MediaPiece Plain(MediaPiece piece) => piece with { ReviewedBy = piece.ReviewedBy.Trim(), Place = piece.Place.Trim() };
}

/// <summary>How keeping a line ended.</summary>
public enum KeptMedia
{
    /// <summary>It stands.</summary>
    Saved,

    /// <summary>Somebody else changed it since; nothing was changed.</summary>
    Moved,

    /// <summary>Something is missing, too long, or a day stands before another.</summary>
    Malformed,

    /// <summary>The register holds no more.</summary>
    Full,
}
