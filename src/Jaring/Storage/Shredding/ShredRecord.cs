using System.Buffers.Text;
using System.Security.Cryptography;

namespace Jaring.Storage.Shredding;

/// <summary>
/// One entry of the shred key file, always 57 bytes: <c>1 ‖ name (16) ‖ key (32) ‖ check (8)</c>. An erased key leaves its name and 32 zeros, so that
/// a lost key and an erased one can be told apart, also when an old copy of the store comes back.
/// </summary>
/// <param name="Name">Random name, base64url.</param>
/// <param name="Key">The key; null once it is erased.</param>
internal sealed record ShredRecord(string Name, byte[]? Key)
{
    public const int NameLength = 16;
    public const int Length = 1 + NameLength + KeyLength + CheckLength;
    private const int KeyLength = 32;
    private const int CheckLength = 8;
    private const byte Format = 1;

    /// <summary>A fresh key under a fresh name.</summary>
    public static ShredRecord New() => new(PublicId.New(), RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Appends the entry.</summary>
    public void Write(Stream target)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        bytes[0] = Format;
        Base64Url.DecodeFromChars(Name, bytes[1..]);
        Key?.CopyTo(bytes[(1 + NameLength)..]);
        SHA256.HashData(bytes[..^CheckLength]).AsSpan(0, CheckLength).CopyTo(bytes[^CheckLength..]);
        target.Write(bytes);
        bytes.Clear();
    }

    /// <summary>
    /// All whole entries of a file; an end that was cut off by a death is left out. Whoever asked for those keys never got them.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry is damaged.</exception>
    public static List<ShredRecord> ReadAll(ReadOnlySpan<byte> file)
    {
        var records = new List<ShredRecord>();
        for (; file.Length >= Length; file = file[Length..])
        {
            var entry = file[..Length];
            if (entry[0] != Format || !SHA256.HashData(entry[..^CheckLength]).AsSpan(0, CheckLength).SequenceEqual(entry[^CheckLength..]))
            {
                throw new InvalidOperationException("The shred key file is damaged. Restore it from its backup.");
            }

            var key = entry.Slice(1 + NameLength, KeyLength);
            records.Add(new(Base64Url.EncodeToString(entry.Slice(1, NameLength)), key.ContainsAnyExcept((byte)0) ? key.ToArray() : null));
        }

        return records;
    }
}
