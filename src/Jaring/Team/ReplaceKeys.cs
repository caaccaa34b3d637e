using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// New keys of a member who has lost all ways to the old ones, or who renews them after a year. They wait beside the present ones: they open nothing and
/// stand for nobody until an entry of the directory names them, which takes two other members' signatures (docs/sealing.md §4).
/// </summary>
public sealed class ReplaceKeys(StoreWriter writer)
{
    private const int CarryStep = 256;

    /// <summary>Keeps the next record; a later one takes its place.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="next">The record, JSON.</param>
    /// <param name="carry">The old master key under the new one, JSON of an object; null when the old one is lost.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ReplaceResult> ReplaceAsync(string officeId, string memberId, string next, string? carry, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(next);
        if (MemberRecordShape.Read(json.RootElement, memberId) is not { } keys || !IsCarry(carry, memberId, keys.Kem))
        {
            return ReplaceResult.Malformed;
        }

        var row = new StoredOtherRecord { OfficeId = officeId, MemberId = memberId, Place = RecordPlace.Next, Record = next, Carry = carry };
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, row, keys, ct), cancellationToken);
        WritePoint.KeysReplaced.Pass();
        return result;
    }

    /// <summary>Takes the next record back, or destroys the one before.</summary>
    internal async Task DropAsync(string officeId, string memberId, RecordPlace place, CancellationToken cancellationToken) => await writer.WriteAsync(
        (store, ct) => store.Set<StoredOtherRecord>().Where(r => r.OfficeId == officeId && r.MemberId == memberId && r.Place == place).ExecuteDeleteAsync(ct),
        cancellationToken);

    /// <summary>Takes the next record back.</summary>
    public Task WithdrawAsync(string officeId, string memberId, CancellationToken cancellationToken) => DropAsync(officeId, memberId, RecordPlace.Next, cancellationToken);

    /// <summary>Destroys the keys before the present ones, once nothing is left that only they open.</summary>
    public Task ForgetPreviousAsync(string officeId, string memberId, CancellationToken cancellationToken) => DropAsync(officeId, memberId, RecordPlace.Previous, cancellationToken);

    private static async Task<ReplaceResult> SaveAsync(JaringDbContext store, StoredOtherRecord row, (string Kem, string Sig) keys, CancellationToken cancellationToken)
    {
        var present = await store.Set<StoredMemberRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == row.OfficeId && r.MemberId == row.MemberId, cancellationToken);
        if (present is null)
        {
            return ReplaceResult.NotFound;
        }

        if (MemberRecordShape.ReadStored(present.Record, row.MemberId) == keys)
        {
            return ReplaceResult.Malformed;
        }

        await store.Set<StoredOtherRecord>()
            .Where(r => r.OfficeId == row.OfficeId && r.MemberId == row.MemberId && r.Place == RecordPlace.Next).ExecuteDeleteAsync(cancellationToken);
        store.Add(row);
        await store.SaveChangesAsync(cancellationToken);
        return ReplaceResult.Waiting;
    }

    private static bool IsCarry(string? carry, string memberId, string kem)
    {
        try
        {
            if (carry is not null)
            {
                var sealedKey = Shape.Canonical<SealedObject>(carry);
                var header = Shape.Header<CarryHeader>(sealedKey.H, "carry");
                Shape.Require(header.Id == memberId && header.To == kem);
                Shape.Object(sealedKey, CarryStep, 1);
            }
            return true;
        }
        catch (ShapeException)
        {
            return false;
        }
    }
}

/// <summary>Header of an old master key under a new one: whose, and from which public key to which.</summary>
internal sealed record CarryHeader(string V, string T, string Id, string From, string To) : IHeader;

/// <summary>How it ended.</summary>
public enum ReplaceResult
{
    /// <summary>The new keys wait for the directory.</summary>
    Waiting,

    /// <summary>This member has no keys that could be replaced.</summary>
    NotFound,

    /// <summary>Not a record of new keys of this member.</summary>
    Malformed,
}
