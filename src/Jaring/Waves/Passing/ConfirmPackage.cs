using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Passing;

/// <summary>Writes down that a package was passed on, or takes that back. Said twice is once.</summary>
internal static class ConfirmPackage
{
    /// <param name="store">In the caller's transaction.</param>
    /// <param name="office">The office, whose day it is.</param>
    /// <param name="package">Which.</param>
    /// <param name="mark">What it says now; null to take it back.</param>
    /// <param name="memberId">The member who writes it down; null when the contact says it herself.</param>
    /// <param name="count">How many were reached, or null.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task SayAsync(
        JaringDbContext store, OfficeOptions office, WavePackage package, string? mark, string? memberId, int? count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (package.DeliveredOn, package.DeliveredBy, package.DeliveredCount, package.DeliveredMark) =
            mark is null ? (null, null, null, null) : (office.Day(now).ToString("O", CultureInfo.InvariantCulture), memberId, count, mark);
        await store.SaveChangesAsync(cancellationToken);
        await store.Set<Wave>().Where(w => w.OfficeId == package.OfficeId && w.Id == package.WaveId)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.ReportedAt, now.ToUnixTimeMilliseconds()), cancellationToken);
    }
}
