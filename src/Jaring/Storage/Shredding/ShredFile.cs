namespace Jaring.Storage.Shredding;

/// <summary>The shred key file on the disk. Whoever returns from here has its bytes flushed.</summary>
internal static class ShredFile
{
    /// <summary>All entries; none when there is no file yet.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    public static List<ShredRecord> Read(string path) => File.Exists(path) ? ShredRecord.ReadAll(File.ReadAllBytes(path)) : [];

    /// <summary>
    /// Puts a new file in the place of the old one, in the order of names, then overwrites the old bytes: a file system may have kept them in the same place.
    /// </summary>
    /// <exception cref="StoreAwayException">The disk did not take it; the old file stands.</exception>
    public static void Replace(string path, IEnumerable<ShredRecord> records)
    {
        var draft = $"{path}.tmp";
        try
        {
            using var old = File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete) : null;
            using (var file = new FileStream(draft, DataFolder.Opening(FileMode.Create, FileShare.None)))
            {
                foreach (var record in records.OrderBy(r => r.Name, StringComparer.Ordinal))
                {
                    record.Write(file);
                }

                file.Flush(flushToDisk: true);
            }

            WritePoint.ShredDrafted.Pass();
            File.Move(draft, path, overwrite: true);
            WritePoint.ShredPlaced.Pass();
            FolderFlush.Of(Path.GetDirectoryName(path)!);
            Overwrite(old);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException(fault);
        }
    }

    private static void Overwrite(FileStream? old)
    {
        if (old is not null)
        {
            old.Write(new byte[old.Length]);
            old.Flush(flushToDisk: true);
        }
    }
}
