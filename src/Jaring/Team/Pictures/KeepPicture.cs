using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Pictures;

/// <summary>Takes a member's own picture, or her word that there is none any more.</summary>
public sealed class KeepPicture(StoreWriter writer, TimeProvider clock)
{
    /// <summary>Keeps it if its number is higher than the last; the same statement again is kept once.</summary>
    public async Task<PictureResult> KeepAsync(string officeId, string memberId, PictureRecord record, CancellationToken cancellationToken)
    {
        try
        {
            var said = PictureStatement.Read(officeId, memberId, record, clock.GetUtcNow());
            return await writer.WriteAsync((store, ct) => SaveAsync(store, said, record, ct), cancellationToken);
        }
        catch (ShapeException)
        {
            return PictureResult.Malformed;
        }
    }

    private static async Task<PictureResult> SaveAsync(JaringDbContext store, PictureStatement said, PictureRecord record, CancellationToken cancellationToken)
    {
        var newest = await EntryDesk.NewestAsync(store, said.Office, cancellationToken);
        if (newest?.Entry.Active(said.Id) is not { } member || !Jt1.Verify("picture", Shape.Bytes(record.E), member.Sig, record.Sig))
        {
            return PictureResult.NotSigned;
        }

        var row = await store.Set<StoredPicture>().SingleOrDefaultAsync(p => p.OfficeId == said.Office && p.MemberId == said.Id, cancellationToken);
        if (row is not null && row.N >= said.N)
        {
            return row.E == record.E ? PictureResult.Kept : PictureResult.Moved;
        }

        if (row is null)
        {
            store.Add(new StoredPicture { OfficeId = said.Office, MemberId = said.Id, N = said.N, E = record.E, Sig = record.Sig, Jpeg = record.Jpeg, Until = said.Exp });
        }
        else
        {
            (row.N, row.E, row.Sig, row.Jpeg, row.Until) = (said.N, record.E, record.Sig, record.Jpeg, said.Exp);
        }

        await store.SaveChangesAsync(cancellationToken);
        return PictureResult.Kept;
    }
}

/// <summary>How keeping ended.</summary>
public enum PictureResult
{
    /// <summary>It stands.</summary>
    Kept,

    /// <summary>A statement of this number or a later one stands: another window was first.</summary>
    Moved,

    /// <summary>The key that the list gives this member did not sign it.</summary>
    NotSigned,

    /// <summary>Not a statement of this member that stands now, or not its picture.</summary>
    Malformed,
}
