using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Papers.Sessions;

/// <summary>Takes a photo of a session, and drops one. Photos stand in tables of their own and never with a case's files.</summary>
public sealed class KeepPhoto(StoreWriter writer)
{
    /// <summary>The largest photo: a page of A4 that can be read.</summary>
    public const int MostBytes = 700 * 1024;

    private const int MostPhotos = 20, IdLength = 22;

    /// <summary>Takes it; the same id again is the same photo. A photo of people needs their consent.</summary>
    public async Task<PhotoResult> KeepAsync(string officeId, string sessionId, string photoId, PhotoToKeep photo, CancellationToken cancellationToken)
    {
        if (!IsKnownKind(photo) || photoId.Length != IdLength || !photoId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return PhotoResult.Malformed;
        }
        if (photo.Jpeg.Length > MostBytes)
        {
            return PhotoResult.TooLarge;
        }
        if (PlainJpeg.Of(photo.Jpeg) is not { } plain)
        {
            return PhotoResult.Malformed;
        }
        var row = new StoredPhoto { OfficeId = officeId, SessionId = sessionId, Id = photoId, Kind = photo.Kind, Bytes = plain.Length, Jpeg = plain };
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, row, ct), cancellationToken);
        WritePoint.PhotoSaved.Pass();
        return result;
    }

    /// <summary>Drops it; dropping what is gone is success.</summary>
    public Task DropAsync(string officeId, string sessionId, string photoId, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => store.Set<StoredPhoto>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId && p.Id == photoId).ExecuteDeleteAsync(ct), cancellationToken);

    private static bool IsKnownKind(PhotoToKeep photo) => photo.Kind == PhotoKinds.SignedList || (photo.Kind == PhotoKinds.Activity && photo.Consent);

    private static async Task<PhotoResult> SaveAsync(JaringDbContext store, StoredPhoto row, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == row.OfficeId && s.Id == row.SessionId, cancellationToken))
        {
            return PhotoResult.NoSession;
        }
        var ids = await store.Set<StoredPhoto>().Where(p => p.OfficeId == row.OfficeId && p.SessionId == row.SessionId).Select(p => p.Id).ToListAsync(cancellationToken);
        if (ids.Contains(row.Id))
        {
            return PhotoResult.Kept;
        }
        if (ids.Count >= MostPhotos)
        {
            return PhotoResult.TooMany;
        }
        store.Add(row);
        await store.SaveChangesAsync(cancellationToken);
        return PhotoResult.Kept;
    }
}

/// <summary>A photo as the page sends it.</summary>
/// <param name="Kind">"list" or "activity".</param>
/// <param name="Consent">Everybody in it agreed to its use.</param>
/// <param name="Jpeg">The picture.</param>
public sealed record PhotoToKeep(string Kind, bool Consent, byte[] Jpeg);

/// <summary>How keeping a photo ended.</summary>
public enum PhotoResult
{
    /// <summary>It stands.</summary>
    Kept,

    /// <summary>No JPEG, no known kind, or people without consent.</summary>
    Malformed,

    /// <summary>Larger than <see cref="KeepPhoto.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>The session has as many as it may.</summary>
    TooMany,

    /// <summary>This office has no such session.</summary>
    NoSession,
}
