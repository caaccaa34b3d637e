namespace Jaring.Tests.Texts;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["node_modules", "bin", "obj", "dist", "artifacts", "data"];

    /// <summary>Full path of the folder that holds JaringTeams.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of <paramref name="relative"/>, written with forward slashes.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Every JSON file below <paramref name="folder"/> that people wrote, with its path from the root, in forward slashes.</summary>
    public static IEnumerable<string> JsonBelow(string folder) =>
        Walk(new DirectoryInfo(At(folder)), "*.json").Select(f => Path.GetRelativePath(Root, f.FullName).Replace(Path.DirectorySeparatorChar, '/'));

    /// <summary>The text of every C# file below <paramref name="folder"/>, in one piece.</summary>
    public static string SourceBelow(string folder) => string.Join('\n', Walk(new DirectoryInfo(At(folder)), "*.cs").Select(f => File.ReadAllText(f.FullName)));

    /// <summary>The text of one file.</summary>
    public static string Read(string relative) => File.ReadAllText(At(relative));

    /// <summary>Every file below <paramref name="folder"/> that people wrote and whose name fits, with its path from the root, in forward slashes.</summary>
    public static IEnumerable<(string Path, string Text)> FilesBelow(string folder, string pattern) =>
        Walk(new DirectoryInfo(At(folder)), pattern).Select(f => (Path.GetRelativePath(Root, f.FullName).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(f.FullName)));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern) =>
        folder.EnumerateFiles(pattern)
            .Concat(folder.EnumerateDirectories().Where(d => !Made.Contains(d.Name, StringComparer.Ordinal)).SelectMany(d => Walk(d, pattern)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "JaringTeams.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository: no JaringTeams.sln above them.");
    }
}
