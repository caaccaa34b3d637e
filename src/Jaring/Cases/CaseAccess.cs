using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>
/// The right to a case is the knowledge of a token that only its opener has (sealing.md A3). The store keeps hashes, so that a copied file opens nothing.
/// </summary>
internal static class CaseAccess
{
    /// <summary>Hash under which a token is kept.</summary>
    /// <exception cref="ShapeException">It is not 32 bytes in base64url.</exception>
    public static string HashOf(string token) => Base64Url.EncodeToString(SHA256.HashData(Shape.Bytes(token, Shape.HashBytes)));

    /// <summary>True for the hash of a token whose epoch is over: a report must not stand in its place, or the readers who still know it would end there.</summary>
    public static Task<bool> IsRetiredAsync(this JaringDbContext store, string officeId, string ah, CancellationToken cancellationToken) =>
        store.Set<StoredEpoch>().AnyAsync(e => e.OfficeId == officeId && e.BeforeAh == ah, cancellationToken);

    /// <summary>The thread from a place on.</summary>
    public static async Task<List<string>> ReadMessagesAsync(this JaringDbContext store, CaseRef of, int after, CancellationToken cancellationToken) =>
        (await store.Set<StoredMessage>().Where(m => m.OfficeId == of.OfficeId && m.CaseId == of.CaseId && m.Position > after)
            .OrderBy(m => m.Position).Select(m => m.Object).ToListAsync(cancellationToken)).ConvertAll(of.Lock.Open);

    /// <summary>The log.</summary>
    public static async Task<List<string>> ReadLogAsync(this JaringDbContext store, CaseRef of, CancellationToken cancellationToken) =>
        (await store.Set<StoredLogEntry>().Where(l => l.OfficeId == of.OfficeId && l.CaseId == of.CaseId)
            .OrderBy(l => l.Seq).Select(l => l.Object).ToListAsync(cancellationToken)).ConvertAll(of.Lock.Open);
}
