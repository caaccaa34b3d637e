using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Outbox;

namespace Jaring.Outreach;

/// <summary>Ids and outbox rows of a session, all derived from it, so that a repeat is never a second one.</summary>
internal static class SessionRows
{
    public const string CreateKind = "calendar.create";
    public const string CancelKind = "calendar.cancel";

    /// <summary>The session that a submit key makes: 22 characters that do not give the key away.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="submitKey">The page's key.</param>
    /// <param name="number">Which one of a series, from 1.</param>
    public static string IdOf(string officeId, string submitKey, int number = 1) => Short("session", officeId, number == 1 ? submitKey : $"{submitKey}#{number}");

    /// <summary>The series that a submit key makes.</summary>
    public static string SeriesOf(string officeId, string submitKey) => Short("series", officeId, submitKey);

    /// <summary>Graph's transactionId: a GUID that every attempt for this session shares (teams.md §7.1).</summary>
    public static string TransactionOf(string officeId, string sessionId) => new Guid(Hash("transaction", officeId, sessionId).AsSpan(0, 16)).ToString();

    public static OutboxRow Create(string officeId, string sessionId, DateTimeOffset now) => Row(CreateKind, officeId, sessionId, now);

    public static OutboxRow Cancel(string officeId, string sessionId, DateTimeOffset now) => Row(CancelKind, officeId, sessionId, now);

    public static string CreateRowId(string sessionId) => $"{CreateKind}:{sessionId}";

    private static OutboxRow Row(string kind, string officeId, string sessionId, DateTimeOffset now) =>
        new() { OfficeId = officeId, Id = $"{kind}:{sessionId}", Kind = kind, Subject = sessionId, DueAt = now.ToUnixTimeMilliseconds() };

    private static string Short(string what, string officeId, string key) => Base64Url.EncodeToString(Hash(what, officeId, key).AsSpan(0, 16));

    private static byte[] Hash(string what, string officeId, string key) => SHA256.HashData(Encoding.UTF8.GetBytes($"jaring/{what}\0{officeId}\0{key}"));
}
