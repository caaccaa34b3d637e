using System.Text.Json;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Trustees;

/// <summary>Keeps the keys that an invited person's own browser made and sealed. It uses the invitation up; afterwards the same digits find the record.</summary>
public sealed class EnrolTrustee(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    private const int LongestName = 120;

    /// <summary>Saves the record. The same again, after a lost answer, is the same.</summary>
    public async Task<TrusteeEnrolment> EnrolAsync(string officeId, string lookup, Who who, string record, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(record);
        if (!IsName(who.Name) || !IsName(who.Post) || who.Sex is not ("L" or "P"))
        {
            return TrusteeEnrolment.Malformed;
        }

        if (Lookup.HashOf(lookup) is not { } hash)
        {
            return TrusteeEnrolment.NotInvited;
        }

        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, hash, who, json.RootElement, record, ct), cancellationToken);
        WritePoint.EnrolmentSaved.Pass();
        return result;
    }

    private async Task<TrusteeEnrolment> SaveAsync(
        JaringDbContext store, string officeId, string hash, Who who, JsonElement json, string record, CancellationToken cancellationToken)
    {
        var today = offices.Get(officeId).Day(clock.GetUtcNow());
        if (await store.FindInvitationAsync(officeId, hash, today, cancellationToken) is not { } invitation)
        {
            return await IsRepeatAsync(store, officeId, hash, record, cancellationToken) ? TrusteeEnrolment.Enrolled : TrusteeEnrolment.NotInvited;
        }

        if (MemberRecordShape.Read(json, invitation.TrusteeId) is not { } keys)
        {
            return TrusteeEnrolment.Malformed;
        }

        store.Add(new StoredMemberRecord { OfficeId = officeId, MemberId = invitation.TrusteeId, Record = record, Revision = 1 });
        store.Add(new StoredTrustee
        {
            OfficeId = officeId,
            TrusteeId = invitation.TrusteeId,
            LookupHash = hash,
            Name = who.Name,
            Post = who.Post,
            Sex = who.Sex,
            Kem = keys.Kem,
            Sig = keys.Sig,
            EnrolledOn = today,
        });
        await store.SaveChangesAsync(cancellationToken);
        await store.Set<StoredInvitation>().Where(i => i.OfficeId == officeId).ExecuteDeleteAsync(cancellationToken);
        return TrusteeEnrolment.Enrolled;
    }

    private static async Task<bool> IsRepeatAsync(JaringDbContext store, string officeId, string hash, string record, CancellationToken cancellationToken) =>
        await store.Set<StoredTrustee>().AsNoTracking().SingleOrDefaultAsync(t => t.OfficeId == officeId && t.LookupHash == hash, cancellationToken) is { } known
        && await store.Set<StoredMemberRecord>().AnyAsync(r => r.OfficeId == officeId && r.MemberId == known.TrusteeId && r.Record == record, cancellationToken);

    private static bool IsName(string text) => text.Trim().Length > 0 && text.Length <= LongestName;
}

/// <summary>How it ended.</summary>
public enum TrusteeEnrolment
{
    /// <summary>Saved.</summary>
    Enrolled,

    /// <summary>No invitation for this, or no longer.</summary>
    NotInvited,

    /// <summary>Not a record of the invited id, or no name.</summary>
    Malformed,
}
