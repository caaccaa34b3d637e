using System.Runtime.InteropServices;
using System.Text;

namespace Jaring.Storage;

/// <summary>A file's name is part of its folder: it lasts once the folder is flushed too. Windows flushes names by itself.</summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Returns once the names in this folder are on the disk.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public static void Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(Encoding.UTF8.GetBytes(path + "\0"), ReadOnly);
        if (folder < 0)
        {
            throw new IOException("A folder of the host's data could not be opened.");
        }

        var ended = Flush(folder);
        _ = Close(folder);
        if (ended != 0)
        {
            throw new IOException("A folder of the host's data could not be flushed.");
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
