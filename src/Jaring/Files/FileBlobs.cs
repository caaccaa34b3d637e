using System.Collections.Concurrent;
using System.Security.Cryptography;
using Jaring.Storage;
using Jaring.Storage.Shredding;

namespace Jaring.Files;

/// <summary>
/// The bytes of files on the disk, one blob for each part: <c>data/files/{office}/{shred key}.{random}</c>. A blob is never changed: it is written whole and
/// flushed before a row names it, so that a death leaves a blob that nobody reads, never a row without its bytes. Whose key is erased is swept away by its name
/// alone, whatever the store says. All blobs carry one same time, so that a copy of the folder tells no hour.
/// </summary>
public sealed class FileBlobs(DataFolder folder)
{
    private static readonly DateTime OneTime = DateTime.UnixEpoch;
    private readonly ConcurrentDictionary<string, string> folders = new(StringComparer.Ordinal);

    /// <summary>Writes a part as it comes and returns once it is on the disk; a body that fails or is too long leaves nothing.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="texts">The file's lock.</param>
    /// <param name="body">The part; read block by block, never held whole.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Its random name, size and hash; null when it is longer.</returns>
    /// <exception cref="StoreAwayException">The disk did not take it.</exception>
    internal async Task<WrittenBlob?> WriteAsync(string officeId, CaseLock texts, Stream body, int most, CancellationToken cancellationToken)
    {
        var blob = PublicId.New();
        var path = PathOf(officeId, texts.Name, blob);
        var kept = false;
        try
        {
            var written = await WriteAsync(path, blob, texts, body, most, cancellationToken);
            kept = written is not null;
            return written;
        }
        finally
        {
            if (!kept)
            {
                TryDelete(path);
            }
        }
    }

    /// <summary>The bytes of a part from a place on, into a stream.</summary>
    /// <exception cref="CryptographicException">The blob was changed, or is of another key.</exception>
    internal async Task CopyToAsync(string officeId, CaseLock texts, StoredPart part, long from, Stream target, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(PathOf(officeId, texts.Name, part.Blob), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0, useAsync: true);
        using var blocks = new BlobBlocks(texts, part.Blob);
        await blocks.CopyAsync(file, part.Size, from, target, cancellationToken);
    }

    /// <summary>True when the blob of this part is there.</summary>
    internal bool Has(string officeId, string shredKey, string blob) => File.Exists(PathOf(officeId, shredKey, blob));

    /// <summary>Deletes a blob that no row names.</summary>
    internal void Remove(string officeId, string shredKey, string blob) => TryDelete(PathOf(officeId, shredKey, blob));

    /// <summary>Deletes every blob whose key is erased; those of keys that are merely missing stay for whoever restores the key file.</summary>
    /// <returns>How many.</returns>
    internal int RemoveErased(string officeId, ShredKeys keys)
    {
        var gone = 0;
        foreach (var path in Directory.EnumerateFiles(FolderOf(officeId)))
        {
            if (Path.GetFileName(path).Split('.') is [var key, _] && keys.IsErased(key))
            {
                TryDelete(path);
                gone++;
            }
        }

        return gone;
    }

    private static async Task<WrittenBlob?> WriteAsync(string path, string blob, CaseLock texts, Stream body, int most, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var blocks = new BlobBlocks(texts, blob);
        await using var file = OnDisk(() => new FileStream(path, DataFolder.Opening(FileMode.CreateNew, FileShare.Read)));
        var size = 0;
        while (await blocks.ReadAsync(body, most + 1 - size, cancellationToken) is { Length: > 0 } read)
        {
            hash.AppendData(read.Span);
            size += read.Length;
            if (size > most)
            {
                return null;
            }

            OnDisk(() => blocks.Close(read.Length, file));
            WritePoint.FilePartBegun.Pass();
        }

        OnDisk(() => Settle(path, file));
        WritePoint.FilePartFlushed.Pass();
        return new WrittenBlob(blob, size, Convert.ToHexString(hash.GetHashAndReset()));
    }

    /// <summary>The bytes, their one same time and their name are on the disk.</summary>
    private static bool Settle(string path, FileStream file)
    {
        file.Flush(flushToDisk: false);
        File.SetLastWriteTimeUtc(path, OneTime);
        file.Flush(flushToDisk: true);
        FolderFlush.Of(Path.GetDirectoryName(path)!);
        return true;
    }

    private static T OnDisk<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException(fault);
        }
    }

    /// <summary>A blob that cannot be deleted now is swept away with its key.</summary>
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The disk is away; nobody reads the blob.
        }
    }

    private string PathOf(string officeId, string shredKey, string blob) => Path.Combine(FolderOf(officeId), $"{shredKey}.{blob}");

    /// <summary>Made at first use, one folder after the other, so that each is the owner's alone; its own name and its parent's are on the disk before a blob is put into it.</summary>
    private string FolderOf(string officeId) => folders.GetOrAdd(officeId, id => OnDisk(() =>
    {
        var files = Path.GetDirectoryName(folder.PathOf("files", id))!;
        var path = Path.GetDirectoryName(folder.PathOf("files", id, "-"))!;
        FolderFlush.Of(files);
        FolderFlush.Of(folder.Root);
        return path;
    }));
}

/// <summary>A part on the disk that no row names yet.</summary>
/// <param name="Blob">Random end of its name.</param>
/// <param name="Size">Bytes as sent.</param>
/// <param name="Hash">SHA-256 of them, hexadecimal.</param>
internal sealed record WrittenBlob(string Blob, int Size, string Hash);
