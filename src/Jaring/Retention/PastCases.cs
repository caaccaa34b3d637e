using Jaring.Cases;
using Jaring.Files;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaring.Retention;

/// <summary>
/// Erases cases whose day has passed: first their shred keys and their files', which ends every copy of them anywhere, then their rows. A death in between leaves rows whose
/// key is marked as erased; the next sweep takes them, as it takes rows that an old copy of the store brought back. A row whose key is merely missing is
/// left: somebody has to restore the key file.
/// </summary>
internal sealed partial class PastCases(OfficeRegister offices, Keeping keeping, ShredKeys keys, ILogger<PastCases> log) : OfficeRule(offices)
{
    public override string Kind => "cases";

    protected override async Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var officeId = office.Id;
        var today = keeping.Today(officeId);
        var known = await store.Set<StoredCase>().AsNoTracking().Where(c => c.OfficeId == officeId)
            .Select(c => new Candidate(c.CaseId, c.ShredKey, c.EraseAfter, c.Held, c.ReleaseOn, c.DueOn)).ToListAsync(cancellationToken);
        await MarkAsync(store, officeId, known, today, cancellationToken);
        var ending = known.Where(c => keys.IsErased(c.ShredKey) || (keys.Find(c.ShredKey) is not null && HasWaited(c, today))).ToList();
        var files = await store.FilesOf(officeId, [.. ending.Select(c => c.CaseId)]).Select(f => f.ShredKey).ToListAsync(cancellationToken);
        keys.Erase([.. ending.Select(c => c.ShredKey), .. files]);
        var gone = known.Where(c => keys.IsErased(c.ShredKey)).Select(c => c.CaseId).ToList();
        if (gone.Count > 0)
        {
            await DeleteAsync(store, officeId, gone, today, cancellationToken);
        }

        var lost = known.Count(c => keys.Find(c.ShredKey) is null) - gone.Count;
        if (lost > 0)
        {
            LogLost(lost);
        }

        return gone.Count;
    }

    private bool HasWaited(Candidate one, DateOnly today) => one.IsDue(today) && one.DueOn is not null && keeping.HasWaited(one.DueOn, today);

    /// <summary>Notes what is due since when, and forgets it where it is no longer so: a day was moved, or the clock was put right.</summary>
    private static async Task MarkAsync(JaringDbContext store, string officeId, List<Candidate> known, DateOnly today, CancellationToken cancellationToken)
    {
        var text = today.ToString("O");
        foreach (var one in known)
        {
            var mark = !one.IsDue(today) ? null : one.DueOn is { } before && string.CompareOrdinal(before, text) <= 0 ? before : text;
            if (mark != one.DueOn)
            {
                await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.CaseId == one.CaseId)
                    .ExecuteUpdateAsync(c => c.SetProperty(x => x.DueOn, mark), cancellationToken);
            }
        }
    }

    private static async Task DeleteAsync(JaringDbContext store, string officeId, List<string> cases, DateOnly today, CancellationToken cancellationToken)
    {
        var day = today.ToString("O");
        var record = await store.Set<StoredDestruction>().SingleOrDefaultAsync(d => d.OfficeId == officeId && d.DoneOn == day, cancellationToken)
            ?? store.Add(new StoredDestruction { OfficeId = officeId, DoneOn = day }).Entity;
        record.Cases += cases.Count;
        record.Messages += await store.Set<StoredMessage>().Where(m => m.OfficeId == officeId && cases.Contains(m.CaseId)).ExecuteDeleteAsync(cancellationToken);
        record.LogLines += await store.Set<StoredLogEntry>().Where(l => l.OfficeId == officeId && cases.Contains(l.CaseId)).ExecuteDeleteAsync(cancellationToken);
        record.Files += await store.EraseFilesAsync(store.FilesOf(officeId, cases), cancellationToken);
        await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && cases.Contains(c.CaseId)).ExecuteDeleteAsync(cancellationToken);
        await store.SaveChangesAsync(cancellationToken);
        WritePoint.CasesErased.Pass();
    }

    private sealed record Candidate(string CaseId, string ShredKey, string EraseAfter, bool Held, string? ReleaseOn, string? DueOn)
    {
        public bool IsDue(DateOnly today)
        {
            var day = today.ToString("O");
            return !Keeping.IsHeld(Held, ReleaseOn, today) && string.CompareOrdinal(EraseAfter, day) < 0;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Count} cases have no shred key: data/shred/cases.keys is older than the store; restore its newest backup")]
    private partial void LogLost(int count);
}
