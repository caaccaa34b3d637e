using System.Security.Cryptography;
using System.Text;

namespace Jaring.Storage.Shredding;

/// <summary>
/// Locks and opens the texts of one case under its shred key. A text stands in its column as <c>1 ‖ nonce (12) ‖ AES-256-GCM(text) ‖ tag (16)</c>, the
/// key's name authenticated with it. Nonces are random: a case has some thousands of texts at most. What begins with a brace or bracket is JSON from
/// before shred keys.
/// </summary>
/// <param name="name">The key's name, 22 characters; empty for a case from before.</param>
/// <param name="key">The key.</param>
internal sealed class CaseLock(string name, byte[] key)
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Start = 1 + NonceLength;

    /// <summary>The lock of no case, for a search that finds nothing and does the work of one that finds something.</summary>
    public static CaseLock None { get; } = new("", []);

    /// <summary>The key's name; a case keeps it beside its texts.</summary>
    public string Name => name;

    /// <summary>The cipher itself, for what is too long for one text; each use needs a nonce of its own.</summary>
    public AesGcm NewCipher() => new(key, TagLength);

    /// <summary>The text as it may stand in the store.</summary>
    public byte[] Close(string text)
    {
        var stored = GC.AllocateUninitializedArray<byte>(Start + Encoding.UTF8.GetByteCount(text) + TagLength);
        stored[0] = Format;
        var (nonce, body, tag) = (stored.AsMemory(1, NonceLength), stored.AsMemory(Start..^TagLength), stored.AsMemory(^TagLength..));
        RandomNumberGenerator.Fill(nonce.Span);
        Encoding.UTF8.GetBytes(text, body.Span);
        using var aes = NewCipher();
        aes.Encrypt(nonce.Span, body.Span, body.Span, tag.Span, Encoding.ASCII.GetBytes(name));
        return stored;
    }

    /// <summary>The text as it came.</summary>
    /// <exception cref="CryptographicException">It was locked under another key, or changed.</exception>
    public string Open(byte[] stored)
    {
        if (!IsLocked(stored))
        {
            return Encoding.UTF8.GetString(stored);
        }

        var text = GC.AllocateUninitializedArray<byte>(stored.Length - Start - TagLength);
        using var aes = NewCipher();
        aes.Decrypt(stored.AsSpan(1, NonceLength), stored.AsSpan(Start..^TagLength), stored.AsSpan(^TagLength..), text, Encoding.ASCII.GetBytes(name));
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>False for a text from before shred keys.</summary>
    private static bool IsLocked(byte[] stored) => stored is [Format, ..];
}
