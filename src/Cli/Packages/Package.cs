using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Jaring.Cli.Packages;

/// <summary>An export package: a zip of a few known files (docs/sealing.md 16). Whoever made it may mean harm, so sizes and names are bounded first.</summary>
internal sealed partial class Package : IDisposable
{
    /// <summary>A report of four steps is 350 KB of JSON; a thread of a thousand messages is some 90 MB.</summary>
    private const long LargestPart = 256L * 1024 * 1024;
    private const int MostParts = 2000;

    private static readonly string[] Needed =
    [
        "baca-saya.txt", "case/epochs.json", "case/log.json", "case/sealed.json", "case/sets.json", "case/slots.json", "case/thread.json",
        "directory.json", "keys.json", "manifest.json", "manifest.sig.json", "opened.json",
    ];

    private readonly ZipArchive _zip;
    private readonly string _path;

    private Package(ZipArchive zip, string path) => (_zip, _path) = (zip, path);

    /// <summary>Every path inside, in the order of the zip.</summary>
    public IReadOnlyList<string> Paths => [.. _zip.Entries.Select(e => e.FullName)];

    /// <exception cref="UnreadableException">no-file, locked, no-zip</exception>
    public static Package Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new UnreadableException("no-file");
        }

        if (IsLocked(path))
        {
            throw new UnreadableException("locked");
        }

        try
        {
            return new(ZipFile.OpenRead(path), path);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException("no-zip");
        }
    }

    /// <summary>Refuses another set of files, a name twice, or a file too large to be part of an export.</summary>
    /// <exception cref="CheckFailed">part-missing, part-unknown, part-twice, part-too-large</exception>
    public void RequireKnownParts()
    {
        CheckFailed.Require(_zip.Entries.Count <= MostParts, "part-too-large", "");
        foreach (var group in _zip.Entries.GroupBy(e => e.FullName))
        {
            CheckFailed.Require(group.Count() == 1, "part-twice", group.Key);
            CheckFailed.Require(Needed.Contains(group.Key) || Attached().IsMatch(group.Key), "part-unknown", group.Key);
            CheckFailed.Require(group.Key.StartsWith("files/", StringComparison.Ordinal) || group.Single().Length <= LargestPart, "part-too-large", group.Key);
        }

        foreach (var path in Needed)
        {
            CheckFailed.Require(Paths.Contains(path), "part-missing", path);
        }
    }

    /// <summary>Refuses a zip with anything around its files that the dashboard does not write there.</summary>
    /// <exception cref="CheckFailed">frame-changed</exception>
    public void RequireFrame()
    {
        using var zip = File.OpenRead(_path);
        ZipFrame.Require(zip);
    }

    /// <summary>One file of the package, whole.</summary>
    public byte[] Read(string path)
    {
        using var stream = OpenPart(path);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>One file of the package, as a stream.</summary>
    public Stream OpenPart(string path) => (_zip.GetEntry(path) ?? throw new CheckFailed("part-missing", path)).Open();

    public void Dispose() => _zip.Dispose();

    private static bool IsLocked(string path)
    {
        var start = new byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual("JT1F"u8);
    }

    [GeneratedRegex("^files/[A-Za-z0-9_-]{22}\\.jt1f$")]
    private static partial Regex Attached();
}

/// <summary>A check did not hold. <see cref="Detail"/> says where: a path, a place, an id.</summary>
internal sealed class CheckFailed(string reason, string detail = "") : Exception(reason)
{
    public string Reason { get; } = reason;

    public string Detail { get; } = detail;

    public static void Require(bool condition, string reason, string detail = "")
    {
        if (!condition)
        {
            throw new CheckFailed(reason, detail);
        }
    }
}
