using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Files;

/// <summary>Hands out a case's file to whoever shows the case's access token, without a name, as everything about one case (sealing.md A3).</summary>
public sealed class ReadFile(FileBlobs blobs, ShredKeys keys, IDbContextFactory<JaringDbContext> stores)
{
    /// <summary>The file, or where its case went.</summary>
    public async Task<ReadResult> ReadAsync(string officeId, string access, string fileId, long from, CancellationToken cancellationToken)
    {
        try
        {
            await using var store = await stores.CreateDbContextAsync(cancellationToken);
            await using var moment = await store.ReadAtOneMomentAsync(cancellationToken);
            var door = await store.KnockAsync(keys, officeId, access, cancellationToken);
            return door switch
            {
                { Case: { } of } => await FindAsync(store, of, fileId, from, cancellationToken),
                { Moved: { } moved } => new ReadResult.Moved(moved),
                _ => new ReadResult.NotFound(),
            };
        }
        catch (ShapeException)
        {
            return new ReadResult.NotFound();
        }
    }

    private async Task<ReadResult> FindAsync(JaringDbContext store, CaseRef of, string fileId, long from, CancellationToken cancellationToken)
    {
        var file = await store.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.OfficeId == of.OfficeId && f.CaseId == of.CaseId && f.FileId == fileId, cancellationToken);
        if (file is null || from < 0 || from > file.Received || keys.Find(file.ShredKey) is not { } texts)
        {
            return new ReadResult.NotFound();
        }

        var parts = await store.Set<StoredPart>().AsNoTracking().Where(p => p.OfficeId == of.OfficeId && p.FileId == fileId).OrderBy(p => p.N).ToListAsync(cancellationToken);
        return parts.TrueForAll(p => blobs.Has(of.OfficeId, texts.Name, p.Blob))
            ? new ReadResult.Opened(file.Received - from, (target, ct) => CopyAsync(of.OfficeId, texts, parts, from, target, ct))
            : new ReadResult.NotFound();
    }

    /// <summary>Block by block: nothing of the file is held but the block that the reader takes next.</summary>
    private async Task CopyAsync(string officeId, CaseLock texts, List<StoredPart> parts, long from, Stream target, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            if (from < part.Size)
            {
                await blobs.CopyToAsync(officeId, texts, part, from, target, cancellationToken);
            }

            from = Math.Max(0, from - part.Size);
        }
    }
}

/// <summary>What a request for a file found.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The bytes from the place that was asked for.</summary>
    /// <param name="Length">How many follow.</param>
    /// <param name="CopyAsync">Writes them.</param>
    public sealed record Opened(long Length, Func<Stream, CancellationToken, Task> CopyAsync) : ReadResult;

    /// <summary>The epoch of this token is over.</summary>
    public sealed record Moved(CaseMoved To) : ReadResult;

    /// <summary>No such file in a case of this token, not so long, or its bytes are not on the disk.</summary>
    public sealed record NotFound : ReadResult;
}
