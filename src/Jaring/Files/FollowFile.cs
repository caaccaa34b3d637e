using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Files;

/// <summary>Tells a page that lost its connection from where to go on.</summary>
public sealed class FollowFile(ShredKeys keys, IDbContextFactory<JaringDbContext> stores)
{
    /// <summary>How far the file has come, or null for no file.</summary>
    public async Task<FileProgress?> AskAsync(string officeId, string fileId, string token, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await stores.CreateDbContextAsync(cancellationToken);
            return await db.FindFileAsync(keys, officeId, fileId, token, cancellationToken) is { } found ? FileProgress.Of(found) : null;
        }
        catch (ShapeException)
        {
            return null;
        }
    }
}
