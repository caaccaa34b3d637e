using System.Globalization;

namespace Jaring.Outbox;

/// <summary>
/// The two kinds of outbox rows behind a notice. A round is one row, whatever and however much caused it; at its time it becomes one row per active
/// member, so that the retry of one does not repeat another. Their ids are made of round and member, so that neither exists twice.
/// </summary>
internal static class NoticeRows
{
    public const string RoundKind = "notice.round";
    public const string MemberKind = "notice.member";

    public static OutboxRow Round(string officeId, DateTimeOffset round) => new()
    {
        OfficeId = officeId,
        Id = $"round:{Stamp(round)}",
        Kind = RoundKind,
        Subject = Stamp(round),
        DueAt = round.ToUnixTimeMilliseconds(),
    };

    public static OutboxRow Member(string officeId, DateTimeOffset round, string memberId) => new()
    {
        OfficeId = officeId,
        Id = $"notice:{Stamp(round)}:{memberId}",
        Kind = MemberKind,
        Subject = $"{Stamp(round)}:{memberId}",
        DueAt = round.ToUnixTimeMilliseconds(),
    };

    /// <summary>Stands before the ids of all members' rows of this round and after those of earlier ones.</summary>
    public static string FirstMemberId(DateTimeOffset round) => $"notice:{Stamp(round)}";

    /// <summary>The round of either kind.</summary>
    public static DateTimeOffset RoundOf(string subject) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(subject.Split(':')[0], CultureInfo.InvariantCulture));

    /// <summary>The member of a member's row.</summary>
    public static string MemberOf(string subject) => subject.Split(':')[1];

    /// <summary>Unix milliseconds in thirteen digits: the order of the texts is the order of the times.</summary>
    public static string Stamp(DateTimeOffset round) => round.ToUnixTimeMilliseconds().ToString("D13", CultureInfo.InvariantCulture);
}
