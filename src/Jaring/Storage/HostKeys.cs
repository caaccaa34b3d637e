using System.Security.Cryptography;

namespace Jaring.Storage;

/// <summary>
/// Secrets of this host, 32 bytes each, in <c>data/keys</c> and not in the store: a copied database alone tells neither which cases are drills
/// nor whom an address belongs to (sealing.md A2).
/// </summary>
internal sealed class HostKeys(DataFolder folder)
{
    private const int Length = 32;
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]> known = [];

    /// <summary>The key of this name (<c>data/keys/name.key</c>), made on first use.</summary>
    /// <exception cref="InvalidOperationException">The key file has another length: a damaged key must be restored, not replaced.</exception>
    public ReadOnlySpan<byte> Get(string name)
    {
        lock (gate)
        {
            return known.TryGetValue(name, out var key) ? key : known[name] = ReadOrCreate(folder.PathOf("keys", $"{name}.key"));
        }
    }

    private static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            DataFolder.TryCreate(path, RandomNumberGenerator.GetBytes(Length), WritePoint.KeyDrafted, WritePoint.KeyPlaced);
        }

        var key = File.ReadAllBytes(path);
        return key.Length == Length ? key : throw new InvalidOperationException("A key file in the data folder is damaged. Restore it from the backup.");
    }
}
