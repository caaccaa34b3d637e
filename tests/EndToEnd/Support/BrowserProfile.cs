using System.Text;

namespace Jaring.EndToEnd.Support;

/// <summary>All that a browser wrote to its disk: storage of every kind, caches, history, and the sessions that it would restore with what stood in their fields.</summary>
internal sealed class BrowserProfile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("jaring-profile-").FullName;

    /// <summary>Files in which this text stands, in any of the forms in which Chromium writes text, whatever its case. Ask when the browser has closed.</summary>
    public IReadOnlyList<string> FilesWith(string text) =>
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(path => Holds(File.ReadAllBytes(path), text)).Select(path => Path.GetRelativePath(Folder, path))];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static bool Holds(ReadOnlySpan<byte> content, string text) =>
        content.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
        || content.IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
        || content.IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='))) >= 0;
}
