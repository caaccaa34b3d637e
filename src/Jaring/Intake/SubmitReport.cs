using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Cases;
using Jaring.Cases.Readers;
using Jaring.Files;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Retention;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Jaring.Team;
using Microsoft.Extensions.Options;

namespace Jaring.Intake;

/// <summary>
/// Takes a sealed report. Case and notice request are one transaction: what was acknowledged is saved and will be told (architecture.md rule 4).
/// A page that lost the answer sends again with the same key and gets the same answer.
/// </summary>
public sealed class SubmitReport(
    OfficeRegister offices, IReadDirectory directories, KnownEntries entries, INoticeDesk notices, FreshCases fresh, ShredKeys keys, Keeping keeping, TieFiles files,
    StoreWriter store, IOptions<RoomOptions> options, TimeProvider time)
{
    /// <summary>True for 16 bytes in base64url. The edge asks before it remembers anything of a request: a key of any length would fill the memory.</summary>
    public static bool IsKey(string text) => Jt1.TryDecode(text, out var key) && key.Length == Shape.IdBytes;

    /// <summary>Saves the report once.</summary>
    public async Task<SubmitReportResult> SubmitAsync(SubmitReportInput input, CancellationToken cancellationToken)
    {
        try
        {
            Shape.Require(IsKey(input.SubmitKey));
            var ids = SealedShape.Read(input.Sealed);
            LateShape.Check(input.Late);
            await entries.RequireAsync(input.OfficeId, ids.Entry, directories, cancellationToken);
            WritePoint.ReportRead.Pass();
            var added = NewCase(input, ids);
            var result = await store.WriteAsync((db, ct) => SaveAsync(db, added, input, ct), cancellationToken);
            WritePoint.ReportSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new SubmitReportResult.Refused(fault.Code);
        }
    }

    private async Task<SubmitReportResult> SaveAsync(JaringDbContext db, StoredCase added, SubmitReportInput input, CancellationToken cancellationToken)
    {
        if (await db.IsRetiredAsync(added.OfficeId, added.Ah, cancellationToken))
        {
            return new SubmitReportResult.Refused("duplicate");
        }

        // The table's own rules find a repeat by its indexes. Asking for any of four columns first would read every case of the office.
        if (!await db.InsertOrIgnoreAsync(added, cancellationToken))
        {
            return await FindRepeatAsync(db, added, input.Sealed, cancellationToken) is { } known
                ? Told(added.OfficeId, await files.TieAsync(db, added.OfficeId, known, input.Files, cancellationToken), isNew: false)
                : new SubmitReportResult.Refused("duplicate");
        }

        fresh.Hide(added.OfficeId, added.CaseId);
        await notices.RequestAsync(db, added.OfficeId, cancellationToken);
        var missing = await files.TieAsync(db, added.OfficeId, added.CaseId, input.Files, cancellationToken);
        WritePoint.ReportInserted.Pass();
        return Told(added.OfficeId, missing, isNew: true);
    }

    /// <summary>The same key with another report must not be called sent: its receipt would open nothing.</summary>
    private async Task<string?> FindRepeatAsync(JaringDbContext db, StoredCase added, string report, CancellationToken cancellationToken) =>
        await db.Set<StoredCase>().Where(c => c.OfficeId == added.OfficeId && c.SubmitKey == added.SubmitKey).FindRefAsync(keys, cancellationToken) is { } known
        && await db.ReadReportAsync(known, cancellationToken) == report ? known.CaseId : null;

    /// <summary>The shred key is on the disk before the row: a row whose key never was could not be told from an erased case.</summary>
    private StoredCase NewCase(SubmitReportInput input, SealedIds ids)
    {
        var (texts, today) = (keys.Take(), offices.Get(input.OfficeId).Day(time.GetUtcNow()));
        return new()
        {
            OfficeId = input.OfficeId,
            CaseId = ids.CaseId,
            Rid = ids.Rid,
            Ah = ids.Ah,
            SubmitKey = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(input.SubmitKey))),
            Sealed = texts.Close(input.Sealed),
            Late = texts.Close(input.Late ?? DrillReport.MakeLate()),
            ShredKey = texts.Name,
            ReceivedOn = today.ToString("O"),
            EraseAfter = keeping.Unclaimed(today),
        };
    }

    private SubmitReportResult Told(string officeId, IReadOnlyList<string>? missing, bool isNew)
    {
        var office = offices.Get(officeId);
        var next = office.Local(notices.NextRound(officeId));
        var look = office.WorkingDayAfter(DateOnly.FromDateTime(next.DateTime), options.Value.LookAfterWorkingDays);
        return isNew ? new SubmitReportResult.Accepted(next, look, missing) : new SubmitReportResult.Repeated(next, look, missing);
    }
}

/// <summary>A report as it reached the edge.</summary>
/// <param name="OfficeId">A known office.</param>
/// <param name="SubmitKey">Made once per report by the page, 16 random bytes in base64url; kept only as a hash.</param>
/// <param name="Sealed">The sealed report's JSON text, verbatim.</param>
/// <param name="Late">Two slots beside it, verbatim JSON (docs/sealing.md 17); null from a page of before, which is taken all the same and gets two that let nobody in, as a drill has them.</param>
/// <param name="Files">Files that belong to it; null for none.</param>
public sealed record SubmitReportInput(string OfficeId, string SubmitKey, string Sealed, string? Late = null, IReadOnlyList<FileClaim>? Files = null);

/// <summary>How it ended.</summary>
public abstract record SubmitReportResult
{
    private SubmitReportResult()
    {
    }

    /// <summary>Saved now.</summary>
    /// <param name="NextNotice">When the team hears that there is something to look at, on the office's clock.</param>
    /// <param name="LookOn">The day by which the reporter should look again.</param>
    /// <param name="MissingFiles">Files that could not be tied to it; null when it named none.</param>
    public sealed record Accepted(DateTimeOffset NextNotice, DateOnly LookOn, IReadOnlyList<string>? MissingFiles) : SubmitReportResult;

    /// <summary>It was saved before by the same key.</summary>
    /// <param name="NextNotice">As in <see cref="Accepted"/>.</param>
    /// <param name="LookOn">As in <see cref="Accepted"/>.</param>
    /// <param name="MissingFiles">As in <see cref="Accepted"/>.</param>
    public sealed record Repeated(DateTimeOffset NextNotice, DateOnly LookOn, IReadOnlyList<string>? MissingFiles) : SubmitReportResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code"><c>bad-shape</c>, <c>unknown-version</c> or <c>duplicate</c>.</param>
    public sealed record Refused(string Code) : SubmitReportResult;
}
