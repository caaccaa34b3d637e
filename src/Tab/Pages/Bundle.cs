using System.Security.Cryptography;
using System.Text;

namespace Jaring.Tab.Pages;

/// <summary>
/// The hash of what was built, made so that <c>sha256sum</c> alone makes it again: one line for each file, as that command prints it, in the order of
/// the names' bytes; the bundle's hash is that of the lines (sealing.md A11, docs/integrity.md). Compressed forms are left out: they hold the same.
/// </summary>
/// <param name="Lines">Hash in hex, two spaces, path below the client's folder.</param>
/// <param name="Hash">SHA-256 over the lines, each ended by a line feed; in hex.</param>
internal sealed record Bundle(IReadOnlyList<string> Lines, string Hash)
{
    /// <summary>Reads every file of the folder once. An absent folder is an unbuilt client and has no line.</summary>
    public static Bundle Of(string root)
    {
        var names = Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            : [];
        string[] lines = [.. names.Where(n => !n.EndsWith(".br", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, n))))}  {n}")];
        return new Bundle(lines, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => $"{l}\n"))))));
    }
}
