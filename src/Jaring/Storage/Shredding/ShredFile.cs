using System.Runtime.InteropServices;
using System.Text;

namespace Jaring.Storage.Shredding;

/// <summary>The shred key file on the disk. Whoever returns from here has its bytes flushed.</summary>
internal static class ShredFile
{
    private const int ReadOnly = 0;

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
            FlushFolder(path);
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

    /// <summary>A file's name is part of its folder: it lasts once the folder is flushed too. Windows flushes names by itself.</summary>
    private static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(Encoding.UTF8.GetBytes(Path.GetDirectoryName(path) + "\0"), ReadOnly);
        if (folder < 0)
        {
            throw new IOException("The folder of the shred keys could not be opened.");
        }

        var ended = Flush(folder);
        _ = Close(folder);
        if (ended != 0)
        {
            throw new IOException("The folder of the shred keys could not be flushed.");
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
