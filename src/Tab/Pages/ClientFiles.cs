using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Jaring.Tab.Pages;

/// <summary>
/// The built client, read once into memory: two pages and their hashed files, each also compressed, as the build did it where it did. A name that is
/// not in the list does not exist, so that no request ever becomes a path on the disk.
/// </summary>
internal sealed partial class ClientFiles
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, ClientFile> assets;
    private readonly FrozenDictionary<string, string> pages;

    /// <summary>Reads the folder; an absent one is an unbuilt client.</summary>
    /// <param name="root">Folder with <c>ruang.html</c>, <c>dasbor.html</c> and <c>assets/</c>.</param>
    public ClientFiles(string root)
    {
        var folder = Path.Combine(root, "assets");
        assets = Files(folder, "*").Where(f => Types.ContainsKey(Path.GetExtension(f)))
            .ToFrozenDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), Load);
        pages = Files(root, "*.html").ToFrozenDictionary(f => Path.GetFileName(f), File.ReadAllText);
        Bundle = Bundle.Of(root);
    }

    /// <summary>What was built, as somebody elsewhere compares it.</summary>
    public Bundle Bundle { get; }

    /// <summary>Where the build puts the client.</summary>
    public static string BuiltFolder => Path.Combine(AppContext.BaseDirectory, "client");

    /// <summary>A file below <c>assets/</c>, or null.</summary>
    public ClientFile? Asset(string name) => assets.GetValueOrDefault(name);

    /// <summary>The source of a page, or null when the client is not built.</summary>
    public string? Page(string name) => pages.GetValueOrDefault(name);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern, pattern == "*" ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            : [];

    private static ClientFile Load(string path)
    {
        var content = File.ReadAllBytes(path);
        var extension = Path.GetExtension(path);
        var isText = extension is ".js" or ".css" or ".json" or ".svg";
        return new ClientFile(
            content,
            File.Exists($"{path}.br") ? File.ReadAllBytes($"{path}.br") : isText ? Compress(content) : null,
            Types[extension],
            $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"",
            HashedName().IsMatch(Path.GetFileName(path)));
    }

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return target.ToArray();
    }

    /// <summary>Vite writes eight characters of the content's hash before the extension.</summary>
    [GeneratedRegex(@"-[A-Za-z0-9_-]{8}\.\w+$")]
    private static partial Regex HashedName();
}

/// <summary>One file of the client.</summary>
/// <param name="Content">As built.</param>
/// <param name="Brotli">Compressed, for text.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="ETag">Quoted hash of the content.</param>
/// <param name="IsHashed">Its name changes with its content, so it may be kept for ever.</param>
internal sealed record ClientFile(byte[] Content, byte[]? Brotli, string ContentType, string ETag, bool IsHashed);
