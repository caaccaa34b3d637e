using System.Text;
using Jaring.Offices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaring.Storage;

/// <summary>The one folder that this host writes to: store, keys, genesis files. It belongs to the host's user alone.</summary>
public sealed class DataFolder(IOptions<JaringOptions> options, IHostEnvironment environment)
{
    /// <summary>How a file looks that only the host's user may read.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(options.Value.DataFolder, environment.ContentRootPath);

    /// <summary>Full path of a file below the folder, whose own folder is created when missing.</summary>
    /// <param name="parts">Names written by our code or checked at start, never by a request.</param>
    public string PathOf(params string[] parts)
    {
        var path = Path.Combine([Root, .. parts]);
        CreateFolder(Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>
    /// Puts a whole new file in its place in one step. False when a file of that name already stands there; it is left as it is. A process that dies in
    /// between leaves a draft that nobody reads.
    /// </summary>
    /// <exception cref="StoreAwayException">The disk did not take it.</exception>
    internal static bool TryCreate(string path, ReadOnlySpan<byte> content, WritePoint drafted, WritePoint placed)
    {
        try
        {
            Place(path, content, overwrite: false, drafted, placed);
            return true;
        }
        catch (StoreAwayException fault) when (fault.InnerException is IOException && File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Puts a whole file in the place of an older one in one step: a reader sees the old or the new, never a part.</summary>
    /// <exception cref="StoreAwayException">The disk did not take it.</exception>
    internal static void Replace(string path, ReadOnlySpan<byte> content, WritePoint drafted, WritePoint placed) =>
        Place(path, content, overwrite: true, drafted, placed);

    /// <summary>The text of a file, or null when there is none.</summary>
    public static string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : null;

    /// <summary>Opens a file that stays locked against other processes until it is closed; the system closes it with a process that dies.</summary>
    public static FileStream Hold(string path) => new(path, Opening(FileMode.OpenOrCreate, FileShare.None));

    /// <summary>Written beside its place, flushed to the disk, then moved to its name.</summary>
    private static void Place(string path, ReadOnlySpan<byte> content, bool overwrite, WritePoint drafted, WritePoint placed)
    {
        var draft = $"{path}.{PublicId.New()}.tmp";
        try
        {
            using (var file = new FileStream(draft, Opening(FileMode.CreateNew, FileShare.None)))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            drafted.Pass();
            File.Move(draft, path, overwrite);
            placed.Pass();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreAwayException(fault);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>How our files are opened for writing: the owner's alone from the start.</summary>
    internal static FileStreamOptions Opening(FileMode how, FileShare share)
    {
        var opening = new FileStreamOptions { Mode = how, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            opening.UnixCreateMode = OwnerOnly;
        }

        return opening;
    }

    /// <summary>Windows inherits the rights of the parent folder; elsewhere the folder is the owner's alone from the start.</summary>
    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
