using System.Text.Json;
using Jaring.Storage;

namespace Jaring.Team;

/// <summary>Keeps a member's keys as the member's own browser made and sealed them. Once: new keys for an enrolled member go through <see cref="ReplaceKeys"/>.</summary>
public sealed class EnrolKeys(StoreWriter writer)
{
    /// <summary>Saves the record of this member.</summary>
    public async Task<EnrolResult> EnrolAsync(string officeId, string memberId, string record, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(record);
        if (MemberRecordShape.Read(json.RootElement, memberId) is null)
        {
            return EnrolResult.Malformed;
        }
        var row = new StoredMemberRecord { OfficeId = officeId, MemberId = memberId, Record = record, Revision = 1 };
        var added = await writer.WriteAsync((write, ct) => write.InsertOrIgnoreAsync(row, ct), cancellationToken);
        WritePoint.EnrolmentSaved.Pass();
        return added ? EnrolResult.Enrolled : EnrolResult.Duplicate;
    }
}

/// <summary>How an enrolment ended.</summary>
public enum EnrolResult
{
    /// <summary>Saved.</summary>
    Enrolled,

    /// <summary>This member has keys already; nothing changed.</summary>
    Duplicate,

    /// <summary>Not a member record of this member.</summary>
    Malformed,
}
