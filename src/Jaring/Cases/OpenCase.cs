using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases;

/// <summary>Hands out the sealed case to whoever shows its access token. It asks for no name: a signed-in request would tell who reads what.</summary>
public sealed class OpenCase(IDbContextFactory<JaringDbContext> stores, ShredKeys keys)
{
    /// <summary>The case, or where it went.</summary>
    public async Task<OpenResult> OpenAsync(string officeId, string access, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await using var moment = await store.ReadAtOneMomentAsync(cancellationToken);
            var door = await store.KnockAsync(keys, officeId, access, cancellationToken);
            return door switch
            {
                { Case: { } found } => new OpenResult.Opened(await ReadAsync(store, found, cancellationToken)),
                { Moved: { } moved } => new OpenResult.Moved(moved),
                _ => new OpenResult.NotFound(),
            };
        }
        catch (ShapeException)
        {
            return new OpenResult.NotFound();
        }
    }

    /// <summary>How much a case holds now, without its bodies: enough to see whether there is something new.</summary>
    public async Task<CaseHeads?> HeadsAsync(string officeId, string access, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await using var moment = await store.ReadAtOneMomentAsync(cancellationToken);
            return await store.KnockAsync(keys, officeId, access, cancellationToken) is not { Case: { } found } ? null : new CaseHeads(
                await store.SetsOf(found).CountAsync(cancellationToken),
                await store.Set<StoredMessage>().CountAsync(m => m.OfficeId == officeId && m.CaseId == found.CaseId, cancellationToken),
                await store.Set<StoredLogEntry>().CountAsync(l => l.OfficeId == officeId && l.CaseId == found.CaseId, cancellationToken));
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static async Task<CaseFile> ReadAsync(JaringDbContext store, CaseRef found, CancellationToken cancellationToken)
    {
        var report = await store.ReadReportAsync(found, cancellationToken);
        return new CaseFile(
            report,
            await store.ReadReadersAsync(found, report, cancellationToken),
            await store.ReadMessagesAsync(found, 0, cancellationToken),
            await store.ReadLogAsync(found, cancellationToken));
    }
}

/// <summary>What an access token opened.</summary>
public abstract record OpenResult
{
    private OpenResult()
    {
    }

    /// <summary>The case.</summary>
    public sealed record Opened(CaseFile File) : OpenResult;

    /// <summary>The epoch of this token is over.</summary>
    public sealed record Moved(CaseMoved To) : OpenResult;

    /// <summary>None for this token, or the token is malformed.</summary>
    public sealed record NotFound : OpenResult;
}

/// <summary>How much a case holds. A later epoch answers another token, so its number need not stand here.</summary>
/// <param name="Sets">Changes of readers, of all epochs.</param>
/// <param name="Messages">Messages.</param>
/// <param name="Log">Lines of its log.</param>
public sealed record CaseHeads(int Sets, int Messages, int Log);

/// <summary>A sealed case with everything that belongs to it, each part verbatim JSON.</summary>
/// <param name="Sealed">The report.</param>
/// <param name="Readers">Slots, sets and epochs.</param>
/// <param name="Messages">The thread, oldest first.</param>
/// <param name="Log">The case log, oldest first.</param>
public sealed record CaseFile(string Sealed, CaseReaders Readers, IReadOnlyList<string> Messages, IReadOnlyList<string> Log);
