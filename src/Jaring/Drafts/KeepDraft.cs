using Jaring.Cases;
using Jaring.Files;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Drafts;

/// <summary>
/// Saves what a page sends while somebody writes. A change names the revision it follows, so that two pages on the same digits overwrite nothing of each
/// other; the same change sent again is saved once. The files that it names wait as long as it does. Nobody is told, now or later.
/// </summary>
public sealed class KeepDraft(
    OfficeRegister offices, ShredKeys keys, KeptFiles kept, StoreWriter writer, IDbContextFactory<JaringDbContext> stores, IOptions<RoomOptions> options, TimeProvider time)
{
    /// <summary>Days after the last change on which it still opens. Fixed, because the page says it before it has asked the server for anything.</summary>
    public const int Days = 30;

    /// <summary>Bytes of a padding step, so that a size counts pages of writing and not words.</summary>
    internal const int Step = 16 * 1024;

    /// <summary>The most steps: the longest account, and what else the person put down.</summary>
    internal const int Steps = 16;

    /// <summary>True for 32 bytes in base64url. The edge asks before it remembers anything of a request: a lookup of any length would fill the memory.</summary>
    public static bool IsLookup(string text) => Jt1.TryDecode(text, out var bytes) && bytes.Length == Shape.HashBytes;

    /// <summary>True when a change under this lookup would be a draft's first: only that one has to bring a solved puzzle.</summary>
    public async Task<bool> IsNewAsync(string officeId, string lookup, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.FindDraftAsync(keys, officeId, CaseAccess.HashOf(lookup), cancellationToken) is null;
    }

    /// <summary>Saves it when it follows what is there.</summary>
    public async Task<KeepDraftResult> SaveAsync(KeepDraftInput input, CancellationToken cancellationToken)
    {
        try
        {
            var change = Read(input);
            var result = await writer.WriteAsync((db, ct) => SaveAsync(db, change, ct), cancellationToken);
            WritePoint.DraftSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new KeepDraftResult.Refused(fault.Code);
        }
    }

    private Change Read(KeepDraftInput input)
    {
        var did = CaseAccess.HashOf(input.Lookup);
        var sealedDraft = Shape.Canonical<SealedObject>(input.Sealed);
        var header = Shape.Header<DraftHeader>(sealedDraft.H, "draft");
        Shape.Bytes(header.Kc, Shape.HashBytes);
        Shape.Require(header.Draft == did && header.Rev == input.Rev && input.Rev > 0);
        Shape.Object(sealedDraft, Step, Steps);
        return new(input, did, CaseAccess.HashOf(input.Write), offices.Get(input.OfficeId).Day(time.GetUtcNow()).AddDays(Days));
    }

    private async Task<KeepDraftResult> SaveAsync(JaringDbContext db, Change change, CancellationToken cancellationToken)
    {
        var (input, did, writeHash, until) = change;
        if (await db.FindDraftAsync(keys, input.OfficeId, did, cancellationToken) is not { } found)
        {
            return input.MayBegin ? await BeginAsync(db, change, cancellationToken) : new KeepDraftResult.Refused("draft-moved");
        }

        var row = found.Row;
        if (row.WriteHash != writeHash)
        {
            return new KeepDraftResult.Refused("draft-unknown");
        }

        var isRepeat = row.Rev == input.Rev && found.Sealed == input.Sealed;
        if (!isRepeat && row.Rev + 1 != input.Rev)
        {
            return new KeepDraftResult.Refused("draft-moved");
        }

        var texts = row.ShredKey == "" ? keys.Take() : found.Texts;
        (row.Rev, row.ShredKey, row.Sealed, row.Until) = (input.Rev, texts.Name, texts.Close(input.Sealed), until);
        return await SavedAsync(db, change, cancellationToken);
    }

    /// <summary>The number of drafts of an office is bounded, because nobody's reading ever makes one go: a flood of them must not fill the disk that reports need.</summary>
    private async Task<KeepDraftResult> BeginAsync(JaringDbContext db, Change change, CancellationToken cancellationToken)
    {
        var (input, did, writeHash, until) = change;
        if (await db.Set<StoredDraft>().CountAsync(d => d.OfficeId == input.OfficeId, cancellationToken) >= options.Value.MostDrafts)
        {
            return new KeepDraftResult.Refused("drafts-full");
        }

        // A row in its place has no key any more: a death kept it from going.
        await db.Set<StoredDraft>().Where(d => d.OfficeId == input.OfficeId && d.Did == did).ExecuteDeleteAsync(cancellationToken);
        db.ChangeTracker.Clear();
        var texts = keys.Take();
        db.Add(new StoredDraft
        {
            OfficeId = input.OfficeId,
            Did = did,
            WriteHash = writeHash,
            Rev = input.Rev,
            ShredKey = texts.Name,
            Sealed = texts.Close(input.Sealed),
            Until = until,
        });
        return await SavedAsync(db, change, cancellationToken);
    }

    private async Task<KeepDraftResult> SavedAsync(JaringDbContext db, Change change, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return new KeepDraftResult.Saved(change.Until, await kept.KeepAsync(db, change.Input.OfficeId, change.Input.Files, change.Until, cancellationToken));
    }

    private sealed record Change(KeepDraftInput Input, string Did, string WriteHash, DateOnly Until);

    private sealed record DraftHeader(string V, string T, string Draft, int Rev, string Kc) : IHeader;
}

/// <summary>A change as the page sends it.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Lookup">32 bytes in base64url, from the digits.</param>
/// <param name="Write">The token that the first change left, 32 bytes in base64url, from the digits.</param>
/// <param name="Rev">One more than the change before; a draft's first may be any from 1 on.</param>
/// <param name="Sealed">The sealed object, verbatim JSON.</param>
/// <param name="MayBegin">A solved puzzle came along: it may be a draft's first.</param>
/// <param name="Files">Files that shall wait as long as the draft.</param>
public sealed record KeepDraftInput(string OfficeId, string Lookup, string Write, int Rev, string Sealed, bool MayBegin, IReadOnlyList<FileClaim>? Files = null);

/// <summary>How saving a draft ended.</summary>
public abstract record KeepDraftResult
{
    private KeepDraftResult()
    {
    }

    /// <summary>It is on the disk.</summary>
    /// <param name="Until">The last day on which it opens, if nothing is saved any more.</param>
    /// <param name="MissingFiles">Files that do not wait with it; null when none was named.</param>
    public sealed record Saved(DateOnly Until, IReadOnlyList<string>? MissingFiles) : KeepDraftResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Code"><c>draft-moved</c>: another page was first, or it is gone; <c>draft-unknown</c>, <c>drafts-full</c>, <c>bad-shape</c> or <c>unknown-version</c>.</param>
    public sealed record Refused(string Code) : KeepDraftResult;
}
