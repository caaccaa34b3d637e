using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Index;

/// <summary>
/// Keeps until which day each member's page holds the index in its own sealed memory. Fetching is not enough: a page may be closed before it has tried
/// its key, and what the index then forgot would be lost to that reader.
/// </summary>
public sealed class TakenIn(OfficeRegister offices, StoreWriter writer, TimeProvider clock)
{
    internal const string DayFormat = "yyyy-MM-dd";

    /// <summary>The day that an answer of the index speaks of.</summary>
    public string Today(string officeId) => offices.Get(officeId).Day(clock.GetUtcNow()).ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>False for a day that is none or has yet to come.</summary>
    public async Task<bool> KeepAsync(string officeId, string memberId, string day, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) || string.CompareOrdinal(day, Today(officeId)) > 0)
        {
            return false;
        }

        await writer.WriteAsync((store, ct) => SaveAsync(store, new() { OfficeId = officeId, MemberId = memberId, SeenOn = day }, ct), cancellationToken);
        return true;
    }

    private static async Task<bool> SaveAsync(JaringDbContext store, StoredIndexSeen row, CancellationToken cancellationToken) =>
        await store.InsertOrIgnoreAsync(row, cancellationToken)
        || await store.Set<StoredIndexSeen>().Where(s => s.OfficeId == row.OfficeId && s.MemberId == row.MemberId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenOn, row.SeenOn), cancellationToken) == 1;
}
