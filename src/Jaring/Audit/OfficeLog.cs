using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Audit;

/// <summary>
/// The office's log: one chain of lines that members' pages sign. The server keeps their order and refuses what does not follow, so that one page's mistake
/// spoils nothing; pages check all of it again and remember how far it went, since they trust no server.
/// </summary>
public sealed class OfficeLog(IDbContextFactory<JaringDbContext> stores, StoreWriter writer)
{
    /// <summary>The whole log, oldest first. A page checks it from the first line on, as it does the list.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await LinesAfter(store, officeId, -1).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a line if it is the next one; the same line again is kept once.</summary>
    public async Task<AuditResult> AppendAsync(string officeId, string memberId, AuditRecord record, CancellationToken cancellationToken)
    {
        try
        {
            Shape.Require(record.By == memberId);
            var line = AuditLine.Read(officeId, memberId, record.E);
            return await writer.WriteAsync((store, ct) => SaveAsync(store, line, record, ct), cancellationToken);
        }
        catch (ShapeException fault)
        {
            return new AuditResult.Refused(fault.Code);
        }
    }

    private static async Task<AuditResult> SaveAsync(JaringDbContext store, AuditLine line, AuditRecord record, CancellationToken cancellationToken)
    {
        var newest = await EntryDesk.NewestAsync(store, line.Log, cancellationToken);
        if (newest?.Entry.Active(line.By) is not { } member || !Jt1.Verify("audit", Shape.Bytes(record.E), member.Sig, record.Sig))
        {
            return new AuditResult.Refused("bad-signature");
        }

        var last = await store.Set<StoredAuditLine>().AsNoTracking().Where(l => l.OfficeId == line.Log).OrderByDescending(l => l.Seq).FirstOrDefaultAsync(cancellationToken);
        if (line.Seq != (last?.Seq ?? -1) + 1)
        {
            var newer = await LinesAfter(store, line.Log, line.Seq - 1).ToListAsync(cancellationToken);
            return newer.FirstOrDefault()?.E == record.E ? new AuditResult.Appended(line.Seq) : new AuditResult.Conflict(newer);
        }

        Shape.Require(line.Prev == (last is null ? null : Jt1.Hash("audit", Shape.Bytes(last.E))));
        store.Add(new StoredAuditLine { OfficeId = line.Log, Seq = line.Seq, E = record.E, By = record.By, Sig = record.Sig });
        await store.SaveChangesAsync(cancellationToken);
        return new AuditResult.Appended(line.Seq);
    }

    private static IQueryable<AuditRecord> LinesAfter(JaringDbContext store, string officeId, int seq) =>
        store.Set<StoredAuditLine>().AsNoTracking().Where(l => l.OfficeId == officeId && l.Seq > seq).OrderBy(l => l.Seq).Select(l => new AuditRecord(l.E, l.By, l.Sig));
}

/// <summary>A line as it travels.</summary>
/// <param name="E">Its exact bytes, base64url.</param>
/// <param name="By">Public id of who signed.</param>
/// <param name="Sig">ECDSA over them, label <c>audit</c>, base64url.</param>
public sealed record AuditRecord(string E, string By, string Sig);

/// <summary>How adding a line ended.</summary>
public abstract record AuditResult
{
    private AuditResult()
    {
    }

    /// <summary>It stands.</summary>
    /// <param name="Seq">Its place.</param>
    public sealed record Appended(int Seq) : AuditResult;

    /// <summary>Somebody was first; or the page knows more than the server, and then nothing is newer.</summary>
    /// <param name="Newer">The lines from this place on.</param>
    public sealed record Conflict(IReadOnlyList<AuditRecord> Newer) : AuditResult;

    /// <summary>Nothing was kept.</summary>
    /// <param name="Code"><c>bad-shape</c>, <c>unknown-version</c> or <c>bad-signature</c>.</param>
    public sealed record Refused(string Code) : AuditResult;
}
