using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Turns;

internal sealed class TurnLedger(StoreWriter writer, HostKeys keys, OfficeRegister offices, TimeProvider clock) : ITurnLedger
{
    /// <summary>Of HMAC-SHA256, in bytes: enough that no two names ever share a mark.</summary>
    private const int MarkLength = 16;

    public async Task<bool> TryTakeAsync(string officeId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var day = offices.Get(officeId).Day(clock.GetUtcNow());
        List<StoredTurn> rows = [.. names.Select(n => new StoredTurn { OfficeId = officeId, Mark = Mark(n), Day = day })];
        var first = await writer.WriteAsync((store, ct) => TakeAsync(store, rows, ct), cancellationToken);
        WritePoint.TurnTaken.Pass();
        return first;
    }

    public Task GiveBackAsync(string officeId, string name, CancellationToken cancellationToken)
    {
        var mark = Mark(name);
        return writer.WriteAsync((store, ct) => store.Set<StoredTurn>().Where(t => t.OfficeId == officeId && t.Mark == mark).ExecuteDeleteAsync(ct), cancellationToken);
    }

    private static async Task<bool> TakeAsync(JaringDbContext store, List<StoredTurn> rows, CancellationToken cancellationToken)
    {
        var first = true;
        foreach (var row in rows)
        {
            first &= await store.InsertOrIgnoreAsync(row, cancellationToken);
        }

        return first;
    }

    private string Mark(string name) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Get("turns"), Encoding.UTF8.GetBytes(name)).AsSpan(0, MarkLength));
}

/// <summary>
/// One name of a turn that was taken. It tells nothing but that: not who, not what, and no time finer than a day; without <c>keys/turns.key</c> not even
/// whoever knows the channel's ids finds them here.
/// </summary>
internal sealed class StoredTurn
{
    public required string OfficeId { get; init; }

    /// <summary>The first 16 bytes of a keyed hash of the name, base64url.</summary>
    public required string Mark { get; init; }

    /// <summary>The office's day on which it was taken, for the erasing of it.</summary>
    public required DateOnly Day { get; init; }
}

internal sealed class StoredTurnMap : IEntityTypeConfiguration<StoredTurn>
{
    public void Configure(EntityTypeBuilder<StoredTurn> builder)
    {
        builder.ToTable("turns");
        builder.HasKey(t => new { t.OfficeId, t.Mark });
    }
}
