using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Replaces the ways to unlock a member's keys: new words, a new recovery code, a passkey. The keys stay. The list is signed by the very key that it
/// unlocks: a stolen sign-in alone cannot lock a member out (docs/sealing.md §5).
/// </summary>
public sealed class ReviseKeys(StoreWriter writer)
{
    /// <summary>Saves the record when nobody was faster and everything but its ways to unlock is the same.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="revised">The record, JSON.</param>
    /// <param name="signature">The member's, over revision and ways.</param>
    /// <param name="revision">The revision that the page saw.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ReviseResult> ReviseAsync(string officeId, string memberId, string revised, string signature, int revision, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(revised);
        if (MemberRecordShape.Read(json.RootElement, memberId) is not { } keys || !Jt1.Verify("ways", Signed(json.RootElement, revision), keys.Sig, signature))
        {
            return ReviseResult.Malformed;
        }

        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, memberId, json.RootElement, revised, revision, ct), cancellationToken);
        WritePoint.KeysRevised.Pass();
        return result;
    }

    private static async Task<ReviseResult> SaveAsync(
        JaringDbContext store, string officeId, string memberId, JsonElement revised, string text, int revision, CancellationToken cancellationToken)
    {
        var row = await store.Set<StoredMemberRecord>().SingleOrDefaultAsync(r => r.OfficeId == officeId && r.MemberId == memberId, cancellationToken);
        if (row is null)
        {
            return ReviseResult.NotFound;
        }

        if (row.Record == text)
        {
            // The same again: its acknowledgement was lost.
            return ReviseResult.Revised;
        }

        if (row.Revision != revision)
        {
            return ReviseResult.Conflict;
        }

        using var standing = JsonDocument.Parse(row.Record);
        if (!HasSameKeys(standing.RootElement, revised))
        {
            return ReviseResult.Malformed;
        }

        row.Record = text;
        row.Revision++;
        await store.SaveChangesAsync(cancellationToken);
        return ReviseResult.Revised;
    }

    private static bool HasSameKeys(JsonElement a, JsonElement b) =>
        new[] { "id", "kem", "sig", "priv" }.All(field => JsonElement.DeepEquals(a.GetProperty(field), b.GetProperty(field)));

    /// <summary>u32 of the revision that it replaces, then the hash of each way.</summary>
    private static byte[] Signed(JsonElement record, int revision)
    {
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)revision);
        return [.. number, .. record.GetProperty("mk").EnumerateArray().SelectMany(Hash)];
    }

    private static byte[] Hash(JsonElement way) => SHA256.HashData(
        new[] { "h", "s", "c" }.SelectMany(part => Jt1.TryDecode(way.GetProperty(part).GetString(), out var bytes) ? bytes : []).ToArray());
}

/// <summary>How a revision ended.</summary>
public enum ReviseResult
{
    /// <summary>Saved.</summary>
    Revised,

    /// <summary>Another window was faster; read the record and do it again.</summary>
    Conflict,

    /// <summary>This member has no keys.</summary>
    NotFound,

    /// <summary>Not these keys, or not signed by them.</summary>
    Malformed,
}
