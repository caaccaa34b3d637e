namespace Jaring.Benchmarks.Run;

/// <summary>The file system under a folder.</summary>
internal static class Disk
{
    private static readonly string[] Memory = ["tmpfs", "ramfs", "devtmpfs"];

    /// <summary>A new folder below <paramref name="parent"/> to measure in.</summary>
    /// <exception cref="InvalidOperationException">It would lie in memory, where a commit costs nothing.</exception>
    public static string Folder(string parent, string name)
    {
        var path = Path.Combine(Path.GetFullPath(parent), $"{name}-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(path);
        if (Memory.Contains(TypeOf(path)))
        {
            Directory.Delete(path);
            throw new InvalidOperationException($"{parent} is on {TypeOf(parent)}: a commit there reaches no disk. Choose another folder with --data.");
        }

        return path;
    }

    /// <summary>For example <c>ext4</c>: the type of the mount with the longest path above this one.</summary>
    public static string TypeOf(string path)
    {
        var full = Path.GetFullPath(path);
        return File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' '))
            .Where(mount => IsBelow(full, mount[1].Replace("\\040", " ", StringComparison.Ordinal)))
            .MaxBy(mount => mount[1].Length)?[2] ?? "unknown";
    }

    private static bool IsBelow(string path, string mount) => mount == "/" || path == mount || path.StartsWith($"{mount}/", StringComparison.Ordinal);
}
