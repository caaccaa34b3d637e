using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Trustees;

/// <summary>
/// The one invitation of an office. A member's page makes its digits and hands them over in person; the server learns what they derive and keeps the hash.
/// Following it makes keys and nothing else: who reads, the list's signatures decide.
/// </summary>
public sealed class InviteTrustee(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Days after the one on which it was made.</summary>
    internal const int Days = 7;

    /// <summary>Puts an invitation in the place of the one before. The same again changes nothing. False for a lookup that is none.</summary>
    public async Task<bool> InviteAsync(string officeId, string lookup, CancellationToken cancellationToken)
    {
        if (Lookup.HashOf(lookup) is not { } hash)
        {
            return false;
        }

        var today = offices.Get(officeId).Day(clock.GetUtcNow());
        var row = new StoredInvitation { OfficeId = officeId, LookupHash = hash, TrusteeId = PublicId.New(), MadeOn = today, Until = today.AddDays(Days) };
        await writer.WriteAsync((store, ct) => ReplaceAsync(store, row, ct), cancellationToken);
        return true;
    }

    /// <summary>Takes the invitation back.</summary>
    public Task WithdrawAsync(string officeId, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => store.Set<StoredInvitation>().Where(i => i.OfficeId == officeId).ExecuteDeleteAsync(ct), cancellationToken);

    private static async Task<bool> ReplaceAsync(JaringDbContext store, StoredInvitation row, CancellationToken cancellationToken)
    {
        if (await store.Set<StoredInvitation>().AnyAsync(i => i.OfficeId == row.OfficeId && i.LookupHash == row.LookupHash, cancellationToken))
        {
            return false;
        }

        await store.Set<StoredInvitation>().Where(i => i.OfficeId == row.OfficeId).ExecuteDeleteAsync(cancellationToken);
        return await store.InsertOrIgnoreAsync(row, cancellationToken);
    }
}
