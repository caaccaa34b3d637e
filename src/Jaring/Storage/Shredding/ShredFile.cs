using System.Runtime.InteropServices;
using System.Text;

namespace Jaring.Storage.Shredding;

/// <summary>The shred key file on the disk. Whoever returns from here has its bytes flushed.</summary>
internal static class ShredFile
{
    private const int ReadOnly = 0;

    /// <summary>All entries; none when there is no file yet.</summary>
    public static List<ShredRecord> Read(string path) => File.Exists(path) ? ShredRecord.ReadAll(File.ReadAllBytes(path)) : [];

    /// <summary>Adds entries behind the last whole one.</summary>
    /// <exception cref="StoreAwayException">The disk did not take them.</exception>
    public static void Append(string path, IEnumerable<ShredRecord> records)
    {
        try
        {
            using (var file = new FileStream(path, DataFolder.Opening(FileMode.OpenOrCreate, FileShare.Read)))
            {
                file.Position = file.Length - (file.Length % ShredRecord.Length);
                file.SetLength(file.Position);
                Write(file, records);
            }

            WritePoint.ShredKeysAdded.Pass();
            FlushFolder(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException(fault);
        }
    }

    /// <summary>Puts a new file in the place of the old one, then overwrites the old bytes: a file system may have kept them in the same place.</summary>
    /// <exception cref="StoreAwayException">The disk did not take it; the old file stands.</exception>
    public static void Replace(string path, IEnumerable<ShredRecord> records)
    {
        var draft = $"{path}.tmp";
        try
        {
            using var old = new FileStream(path, DataFolder.Opening(FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete));
            using (var file = new FileStream(draft, DataFolder.Opening(FileMode.Create, FileShare.None)))
            {
                Write(file, records);
            }

            WritePoint.ShredDrafted.Pass();
            File.Move(draft, path, overwrite: true);
            WritePoint.ShredPlaced.Pass();
            FlushFolder(path);
            old.Position = 0;
            old.Write(new byte[old.Length]);
            old.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException(fault);
        }
    }

    private static void Write(FileStream file, IEnumerable<ShredRecord> records)
    {
        foreach (var record in records)
        {
            record.Write(file);
        }

        file.Flush(flushToDisk: true);
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
