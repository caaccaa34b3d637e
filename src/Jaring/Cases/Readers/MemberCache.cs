using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Readers;

/// <summary>
/// Keeps what a member remembers of the cases once opened, since the index forgets them (sealing.md A2). Sealed under the member's own key; two
/// devices of one member do not overwrite each other, because a change must name the revision it follows.
/// </summary>
public sealed class MemberCache(IDbContextFactory<JaringDbContext> stores, StoreWriter writer)
{
    /// <summary>The padding step of a cache: as large as many offices will ever need, so that its size does not count a member's cases.</summary>
    internal const int Step = 65536;

    /// <summary>The most steps.</summary>
    internal const int Steps = 64;

    /// <summary>The newest, or null.</summary>
    public async Task<CacheView?> ReadAsync(string officeId, string memberId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(store, officeId, memberId, cancellationToken);
    }

    /// <summary>Saves it when it follows the newest; the same sent again is kept once.</summary>
    public async Task<CacheResult> SaveAsync(string officeId, string memberId, CacheView cache, CancellationToken cancellationToken)
    {
        try
        {
            Check(memberId, cache);
        }
        catch (ShapeException fault)
        {
            return new CacheResult.Refused(fault.Code);
        }

        var result = await writer.WriteAsync((db, ct) => SaveAsync(db, officeId, memberId, cache, ct), cancellationToken);
        WritePoint.CacheSaved.Pass();
        return result;
    }

    private static void Check(string memberId, CacheView cache)
    {
        var sealedCache = Shape.Canonical<SealedObject>(cache.Object);
        var header = Shape.Header<CacheHeader>(sealedCache.H, "cache");
        Shape.Require(header.Id == memberId && header.Rev == cache.Rev && cache.Rev > 0);
        Shape.Object(sealedCache, Step, Steps);
    }

    private static async Task<CacheResult> SaveAsync(JaringDbContext db, string officeId, string memberId, CacheView cache, CancellationToken cancellationToken)
    {
        var row = await db.Set<StoredMemberCache>().SingleOrDefaultAsync(c => c.OfficeId == officeId && c.MemberId == memberId, cancellationToken);
        if (row?.Rev == cache.Rev && row.Object == cache.Object)
        {
            return new CacheResult.Saved();
        }

        if ((row?.Rev ?? 0) + 1 != cache.Rev)
        {
            return new CacheResult.Conflict();
        }

        if (row is null)
        {
            db.Add(new StoredMemberCache { OfficeId = officeId, MemberId = memberId, Rev = cache.Rev, Object = cache.Object });
        }
        else
        {
            (row.Rev, row.Object) = (cache.Rev, cache.Object);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new CacheResult.Saved();
    }

    private static Task<CacheView?> ReadAsync(JaringDbContext db, string officeId, string memberId, CancellationToken cancellationToken) =>
        db.Set<StoredMemberCache>().Where(c => c.OfficeId == officeId && c.MemberId == memberId).Select(c => new CacheView(c.Rev, c.Object)).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>A member's cache.</summary>
/// <param name="Rev">From 1, one more with each change; the sealed header says the same.</param>
/// <param name="Object">The sealed object, verbatim JSON.</param>
public sealed record CacheView(int Rev, string Object);

/// <summary>How saving a cache ended.</summary>
public abstract record CacheResult
{
    private CacheResult()
    {
    }

    /// <summary>It is the newest.</summary>
    public sealed record Saved : CacheResult;

    /// <summary>Another device of the member was first: read, merge, save again.</summary>
    public sealed record Conflict : CacheResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code"><c>bad-shape</c> or <c>unknown-version</c>.</param>
    public sealed record Refused(string Code) : CacheResult;
}
