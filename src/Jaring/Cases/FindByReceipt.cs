using Jaring.Cases.Readers;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>Finds the reporter's own case by what the receipt's digits derive. A miss does the work of a hit (sealing.md 3.4).</summary>
public sealed class FindByReceipt(
    OfficeRegister offices, INoticeDesk notices, Keeping keeping, IDbContextFactory<JaringDbContext> stores, ShredKeys keys)
{
    /// <summary>The case and its thread, or null when no report has this receipt.</summary>
    public async Task<ReceiptFile?> FindAsync(string officeId, string lookup, CancellationToken cancellationToken)
    {
        try
        {
            var rid = CaseAccess.HashOf(lookup);
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await using var moment = await store.ReadAtOneMomentAsync(cancellationToken);
            var found = await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.Rid == rid).FindRefAsync(keys, cancellationToken);
            var reads = found ?? new CaseRef(officeId, PublicId.New(), CaseLock.None, "");
            var messages = await store.ReadMessagesAsync(reads, 0, cancellationToken);
            var log = await store.ReadLogAsync(reads, cancellationToken);
            if (found is null)
            {
                return null;
            }

            var report = await store.ReadReportAsync(found, cancellationToken);
            return new ReceiptFile(
                report, await store.ReadReadersAsync(found, report, cancellationToken), messages, log,
                await keeping.StandingAsync(store, found, cancellationToken), offices.Get(officeId).Local(notices.NextRound(officeId)));
        }
        catch (ShapeException)
        {
            return null;
        }
    }
}

/// <summary>What a reporter who comes back gets.</summary>
/// <param name="Sealed">The report, verbatim JSON.</param>
/// <param name="Readers">Slots, sets and epochs: the reporter sees each change of readers.</param>
/// <param name="Messages">The thread, oldest first, verbatim JSON.</param>
/// <param name="Log">The case log, oldest first, verbatim JSON: she may know who opened her report and when (docs/threat-model.md).</param>
/// <param name="Keep">Until when it is kept.</param>
/// <param name="NextNotice">When the team would hear of a message written now, on the office's clock.</param>
public sealed record ReceiptFile(
    string Sealed, CaseReaders Readers, IReadOnlyList<string> Messages, IReadOnlyList<string> Log, KeptUntil Keep, DateTimeOffset NextNotice);
