using Jaring.Cases;
using Jaring.Cases.Readers;
using Jaring.Drafts;
using Jaring.Retention;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Storage.Shredding;

/// <summary>
/// Once, at the first start with shred keys: gives each case from before a key and locks its texts under it, case by case. A death in between leaves
/// whole cases of both kinds, and the next start goes on. Copies of the store from before hold those texts without this lock: let them end.
/// </summary>
internal sealed class LockOldCases(ShredKeys keys, Keeping keeping)
{
    /// <exception cref="InvalidOperationException">Cases or drafts have keys and the key file is gone: it must come back from its backup, not be made anew.</exception>
    public async Task RunAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        if (!File.Exists(keys.FilePath)
            && (await store.Set<StoredCase>().AnyAsync(c => c.ShredKey != "", cancellationToken) || await store.Set<StoredDraft>().AnyAsync(d => d.ShredKey != "", cancellationToken)))
        {
            throw new InvalidOperationException("The shred key file data/shred/cases.keys is missing, and without it no case or draft can be read. Restore it from its backup.");
        }

        keys.Load();
        foreach (var old in await store.Set<StoredCase>().AsNoTracking().Where(c => c.ShredKey == "").Select(c => new { c.OfficeId, c.CaseId }).ToListAsync(cancellationToken))
        {
            await LockAsync(store, old.OfficeId, old.CaseId, cancellationToken);
        }
    }

    private async Task LockAsync(JaringDbContext store, string officeId, string caseId, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        var texts = keys.Take();
        var found = await store.Set<StoredCase>().SingleAsync(c => c.OfficeId == officeId && c.CaseId == caseId, cancellationToken);
        (found.ShredKey, found.Sealed) = (texts.Name, Closed(found.Sealed));
        found.EraseAfter = keeping.Unclaimed(DateOnly.ParseExact(found.ReceivedOn, "O"));
        foreach (var message in await store.Set<StoredMessage>().Where(m => m.OfficeId == officeId && m.CaseId == caseId).ToListAsync(cancellationToken))
        {
            message.Object = Closed(message.Object);
        }

        foreach (var line in await store.Set<StoredLogEntry>().Where(l => l.OfficeId == officeId && l.CaseId == caseId).ToListAsync(cancellationToken))
        {
            line.Object = Closed(line.Object);
        }

        foreach (var set in await store.Set<StoredSlotSet>().Where(s => s.OfficeId == officeId && s.CaseId == caseId).ToListAsync(cancellationToken))
        {
            (set.Object, set.Slots) = (Closed(set.Object), set.Slots is null ? null : Closed(set.Slots));
        }

        foreach (var epoch in await store.Set<StoredEpoch>().Where(e => e.OfficeId == officeId && e.CaseId == caseId).ToListAsync(cancellationToken))
        {
            epoch.Object = Closed(epoch.Object);
        }

        await store.SaveChangesAsync(cancellationToken);
        WritePoint.OldCaseLocked.Pass();
        await transaction.CommitAsync(cancellationToken);
        store.ChangeTracker.Clear();

        byte[] Closed(byte[] open) => texts.Close(CaseLock.None.Open(open));
    }
}
