using System.Text;
using Jaring.Offices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaring.Storage;

/// <summary>The host's folder (<see cref="JaringOptions.DataFolder"/>): store, keys and genesis files. Nothing in it is ever overwritten here.</summary>
public sealed class DataFolder(IOptions<JaringOptions> options, IHostEnvironment environment)
{
    private readonly string root = Path.GetFullPath(options.Value.DataFolder, environment.ContentRootPath);

    /// <summary>Full path of a file below the folder.</summary>
    public string PathOf(params string[] parts) => Path.Combine([root, .. parts]);

    /// <summary>
    /// Puts a whole new file in its place in one step: written beside it, flushed to the disk, then linked to its name.
    /// False when a file of that name already stands there; it is left as it is.
    /// </summary>
    internal static bool TryCreate(string path, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{PublicId.New()}.tmp";
        try
        {
            using (var file = new FileStream(draft, Options(mode)))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The text of a file, or null when there is none.</summary>
    internal static string? ReadText(string path) => File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : null;

    private static FileStreamOptions Options(UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }
        return options;
    }
}
