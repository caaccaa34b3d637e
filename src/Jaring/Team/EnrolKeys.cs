using System.Text.Json;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>Keeps a member's keys as the member's own browser made and sealed them. Once: new keys for an enrolled member are a later capability.</summary>
public sealed class EnrolKeys(JaringDbContext store, StoreWriter writer)
{
    /// <summary>Saves the record of this member.</summary>
    public async Task<EnrolResult> EnrolAsync(string officeId, string memberId, string record, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(record);
        if (!IsSound(json.RootElement, memberId))
        {
            return EnrolResult.Malformed;
        }
        var row = new StoredMemberRecord { OfficeId = officeId, MemberId = memberId, Record = record, Revision = 1 };
        var added = await writer.WriteAsync((write, ct) => write.InsertOrIgnoreAsync(row, ct), cancellationToken);
        WritePoint.EnrolmentSaved.Pass();
        return added ? EnrolResult.Enrolled : EnrolResult.Duplicate;
    }

    /// <summary>The member's own record as it was saved, or null.</summary>
    public async Task<string?> FindAsync(string officeId, string memberId, CancellationToken cancellationToken) =>
        await store.Set<StoredMemberRecord>().Where(r => r.OfficeId == officeId && r.MemberId == memberId).Select(r => r.Record).SingleOrDefaultAsync(cancellationToken);

    private static bool IsSound(JsonElement record, string memberId)
    {
        try
        {
            return MemberRecordShape.Read(record, memberId) is not null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid JSON, but not a text.
            return false;
        }
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
