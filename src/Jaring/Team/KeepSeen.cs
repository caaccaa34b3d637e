using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>
/// What a member's browser remembers of the directory between two visits, sealed under the member's own key: how far the list went when it was last
/// looked at. With it a page notices a list that fell back or forked, and tells what has changed since.
/// </summary>
public sealed class KeepSeen(JaringDbContext store, StoreWriter writer)
{
    private const int Step = 256;

    /// <summary>The member's memory, or null.</summary>
    public Task<SeenView?> FindAsync(string officeId, string memberId, CancellationToken cancellationToken) =>
        store.Set<StoredSeen>().AsNoTracking().Where(s => s.OfficeId == officeId && s.MemberId == memberId)
            .Select(s => new SeenView(s.Rev, new(s.H, s.S, s.C))).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Keeps revision <paramref name="rev"/>, which must follow the one that is there; two windows of one member do not overwrite each other unseen.</summary>
    public async Task<SeenOutcome> KeepAsync(string officeId, string memberId, int rev, SealedObject sealedMemory, CancellationToken cancellationToken)
    {
        try
        {
            Shape.Object(sealedMemory, Step, 1);
            var header = Shape.Header<CacheHeader>(sealedMemory.H, "seen");
            Shape.Require(header.Id == memberId && header.Rev == rev);
        }
        catch (ShapeException)
        {
            return SeenOutcome.Malformed;
        }
        var row = new StoredSeen { OfficeId = officeId, MemberId = memberId, Rev = rev, H = sealedMemory.H, S = sealedMemory.S, C = sealedMemory.C };
        var kept = await writer.WriteAsync((write, ct) => ReplaceAsync(write, row, ct), cancellationToken);
        WritePoint.SeenKept.Pass();
        return kept ? SeenOutcome.Kept : SeenOutcome.Moved;
    }

    private static async Task<bool> ReplaceAsync(JaringDbContext store, StoredSeen row, CancellationToken cancellationToken) => row.Rev == 1
        ? await store.InsertOrIgnoreAsync(row, cancellationToken)
        : await store.Set<StoredSeen>().Where(s => s.OfficeId == row.OfficeId && s.MemberId == row.MemberId && s.Rev == row.Rev - 1)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Rev, row.Rev).SetProperty(x => x.H, row.H).SetProperty(x => x.S, row.S).SetProperty(x => x.C, row.C), cancellationToken) == 1;
}

/// <summary>How keeping it ended.</summary>
public enum SeenOutcome
{
    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Another revision is there.</summary>
    Moved,

    /// <summary>Not a sealed memory of this member.</summary>
    Malformed,
}

/// <summary>The memory as it is served.</summary>
/// <param name="Rev">Its revision, from 1.</param>
/// <param name="Object">Sealed under the member's master key.</param>
public sealed record SeenView(int Rev, SealedObject Object);

internal sealed class StoredSeen
{
    public required string OfficeId { get; init; }
    public required string MemberId { get; init; }
    public int Rev { get; set; }
    public required string H { get; set; }
    public required string S { get; set; }
    public required string C { get; set; }
}

internal sealed class StoredSeenMap : IEntityTypeConfiguration<StoredSeen>
{
    public void Configure(EntityTypeBuilder<StoredSeen> builder)
    {
        builder.ToTable("directory_seen");
        builder.HasKey(s => new { s.OfficeId, s.MemberId });
    }
}
