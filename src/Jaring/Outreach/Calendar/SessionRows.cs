using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaring.Outbox;

namespace Jaring.Outreach.Calendar;

/// <summary>Ids and outbox rows of a session, all derived from it, so that a repeat is never a second one.</summary>
internal static class SessionRows
{
    /// <summary>Kind of the rows: bring the calendar to what the session is now.</summary>
    public const string Kind = "calendar.place";

    /// <summary>The session that a submit key makes: 22 characters that do not give the key away.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="submitKey">The page's key.</param>
    /// <param name="number">Which one of a series, from 1.</param>
    public static string IdOf(string officeId, string submitKey, int number = 1) => Short("session", officeId, number == 1 ? submitKey : $"{submitKey}#{number}");

    /// <summary>The series that a submit key makes.</summary>
    public static string SeriesOf(string officeId, string submitKey) => Short("series", officeId, submitKey);

    /// <summary>
    /// Graph's transactionId: a GUID that every attempt for this event shares (teams.md §7.1). An event that is made again after somebody deleted it
    /// has another one, because Graph remembers.
    /// </summary>
    public static string TransactionOf(string officeId, string sessionId, int part = 0, int round = 0) =>
        new Guid(Hash("transaction", officeId, part == 0 && round == 0 ? sessionId : string.Create(CultureInfo.InvariantCulture, $"{sessionId}/{part}/{round}")).AsSpan(0, 16)).ToString();

    /// <summary>Asks for the session's present state to be put into the calendar; one row for each change of it.</summary>
    public static OutboxRow Place(Session session, DateTimeOffset now) => new()
    {
        OfficeId = session.OfficeId,
        Id = RowId(session.Id, session.Wanted),
        Kind = Kind,
        Subject = session.Id,
        DueAt = now.ToUnixTimeMilliseconds(),
    };

    /// <summary>Id of the row for this change.</summary>
    public static string RowId(string sessionId, int wanted) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{sessionId}:{wanted}");

    /// <summary>The change that a row is for.</summary>
    public static int WantedOf(OutboxRow row) => int.Parse(row.Id.AsSpan(row.Id.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);

    private static string Short(string what, string officeId, string key) => Base64Url.EncodeToString(Hash(what, officeId, key).AsSpan(0, 16));

    private static byte[] Hash(string what, string officeId, string key) => SHA256.HashData(Encoding.UTF8.GetBytes($"jaring/{what}\0{officeId}\0{key}"));
}
