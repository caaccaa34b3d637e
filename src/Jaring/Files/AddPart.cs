using System.Security.Cryptography;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>
/// Takes the next part of a file. It is on the disk before a row names it, and the row before the answer leaves; whatever fails in between leaves the file as it was, and
/// the page asks how far it came and goes on there. A part that comes again is answered alike; another content in its place is refused.
/// </summary>
public sealed class AddPart(
    FileBlobs blobs, FileSpace space, ShredKeys keys, StoreWriter store, IDbContextFactory<JaringDbContext> stores, IOptions<FilesOptions> options)
{
    private const int Block = 64 * 1024;

    /// <summary>Keeps the part.</summary>
    /// <exception cref="StoreAwayException">The disk or the store did not take it.</exception>
    public async Task<FileResult> AddAsync(PartInput input, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await stores.CreateDbContextAsync(cancellationToken);
            if (await db.FindFileAsync(keys, input.OfficeId, input.FileId, input.Token, cancellationToken) is not { } file || keys.Find(file.ShredKey) is not { } texts)
            {
                return new FileResult.NotFound();
            }

            if (input.N < file.Parts)
            {
                return Repeated(file, await PartAsync(db, input, cancellationToken), await HashAsync(body, cancellationToken));
            }

            return await ObjectionAsync(input, file, cancellationToken) ?? await AddAsync(input, texts, body, cancellationToken);
        }
        catch (ShapeException fault)
        {
            return new FileResult.Refused(fault.Code);
        }
    }

    /// <summary>What keeps the part from being read at all.</summary>
    private async Task<FileResult?> ObjectionAsync(PartInput input, StoredFile file, CancellationToken cancellationToken) =>
        input.N > file.Parts ? new FileResult.Missing(FileProgress.Of(file))
        : file.CaseId is not null ? new FileResult.Refused("duplicate.file")
        : input.N >= options.Value.MostParts || file.Received >= options.Value.MostSealed ? new FileResult.Refused("file-too-large")
        : !await space.HasRoomAsync(input.OfficeId, FileSizes.MostPart, cancellationToken) ? new FileResult.Refused("files-full")
        : null;

    private async Task<FileResult> AddAsync(PartInput input, CaseLock texts, Stream body, CancellationToken cancellationToken)
    {
        if (await blobs.WriteAsync(input.OfficeId, texts, body, FileSizes.MostPart, cancellationToken) is not { } written)
        {
            return new FileResult.Refused("too-large.part");
        }

        if (written.Size == 0)
        {
            blobs.Remove(input.OfficeId, texts.Name, written.Blob);
            return new FileResult.Refused("bad-shape");
        }

        // Nobody's leaving decides from here on. When the commit itself fails, the blob stays: its row may be found after all once the log is read again.
        var (result, isOurs) = await store.WriteAsync((db, ct) => SaveAsync(db, input, written, ct), CancellationToken.None);
        WritePoint.FilePartSaved.Pass();
        if (isOurs)
        {
            space.Add(input.OfficeId, written.Size);
        }
        else
        {
            blobs.Remove(input.OfficeId, texts.Name, written.Blob);
        }

        return result;
    }

    /// <summary>Another request may have brought the same part meanwhile, or the file may be gone.</summary>
    private async Task<(FileResult Result, bool IsOurs)> SaveAsync(JaringDbContext db, PartInput input, WrittenBlob written, CancellationToken cancellationToken)
    {
        var file = await db.FindFileAsync(keys, input.OfficeId, input.FileId, input.Token, cancellationToken);
        if (file is not { CaseId: null } || file.Parts != input.N)
        {
            return (file is null ? new FileResult.NotFound()
                : file.Parts > input.N ? Repeated(file, await PartAsync(db, input, cancellationToken), written.Hash)
                : new FileResult.Refused("duplicate.file"), false);
        }

        if (file.Received + written.Size > options.Value.MostSealed)
        {
            return (new FileResult.Refused("file-too-large"), false);
        }

        db.Add(new StoredPart { OfficeId = input.OfficeId, FileId = input.FileId, N = input.N, Blob = written.Blob, Size = written.Size, Hash = written.Hash });
        (file.Parts, file.Received) = (file.Parts + 1, file.Received + written.Size);
        await db.SaveChangesAsync(cancellationToken);
        return (new FileResult.Kept(FileProgress.Of(file)), true);
    }

    private static FileResult Repeated(StoredFile file, StoredPart known, string? hash) =>
        known.Hash == hash ? new FileResult.Kept(FileProgress.Of(file)) : new FileResult.Refused("part-differs");

    private static Task<StoredPart> PartAsync(JaringDbContext db, PartInput input, CancellationToken cancellationToken) =>
        db.Set<StoredPart>().AsNoTracking().SingleAsync(p => p.OfficeId == input.OfficeId && p.FileId == input.FileId && p.N == input.N, cancellationToken);

    /// <summary>What a part that was sent again has inside; null when it is longer than any part.</summary>
    private static async Task<string?> HashAsync(Stream body, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (block, size) = (new byte[Block], 0);
        while (await body.ReadAsync(block, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(block, 0, read);
            size += read;
            if (size > FileSizes.MostPart)
            {
                return null;
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>One part on its way in.</summary>
/// <param name="OfficeId">A known office.</param>
/// <param name="FileId">The file.</param>
/// <param name="Token">Its token.</param>
/// <param name="N">Its number, from 0.</param>
public sealed record PartInput(string OfficeId, string FileId, string Token, int N);
