using System.Buffers.Text;
using System.Linq.Expressions;
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

    /// <summary>One case, or null. Each hash that is asked for stands once in an office.</summary>
    public static Task<StoredCase?> FindCaseAsync(this JaringDbContext store, Expression<Func<StoredCase, bool>> which, CancellationToken cancellationToken) =>
        store.Set<StoredCase>().AsNoTracking().SingleOrDefaultAsync(which, cancellationToken);

    /// <summary>The thread from a place on.</summary>
    public static Task<List<string>> ReadMessagesAsync(
        this JaringDbContext store, string officeId, string caseId, int after, CancellationToken cancellationToken) =>
        store.Set<StoredMessage>().Where(m => m.OfficeId == officeId && m.CaseId == caseId && m.Position > after)
            .OrderBy(m => m.Position).Select(m => m.Object).ToListAsync(cancellationToken);

    /// <summary>The log.</summary>
    public static Task<List<string>> ReadLogAsync(this JaringDbContext store, string officeId, string caseId, CancellationToken cancellationToken) =>
        store.Set<StoredLogEntry>().Where(l => l.OfficeId == officeId && l.CaseId == caseId)
            .OrderBy(l => l.Seq).Select(l => l.Object).ToListAsync(cancellationToken);
}
