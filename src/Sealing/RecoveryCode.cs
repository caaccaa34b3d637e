using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// The printed way back to one's keys: 16 random bytes as 32 Crockford base32 characters in eight groups of four. Characters 1-26
/// carry the 128 bits and two zero bits; 27-32 are the first 30 bits of SHA-256 of the bytes, so that a misread letter is noticed.
/// </summary>
public static class RecoveryCode
{
    /// <summary>Bytes in a code.</summary>
    public const int Length = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int DataCharacters = 26;
    private const int CheckCharacters = 6;

    /// <summary>Sixteen fresh random bytes.</summary>
    public static byte[] NewBytes() => Bytes.Random(Length);

    /// <summary>The code as printed, for example "0123 4567 …".</summary>
    public static string Print(byte[] code)
    {
        SealingException.Require(code.Length == Length, "length");
        var characters = Spell(code, DataCharacters) + Spell(SHA256.HashData(code), CheckCharacters);
        return string.Join(' ', characters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>Reads what a person typed: any case, spaces and hyphens; O as 0, I and L as 1.</summary>
    /// <exception cref="SealingException">recovery-typo</exception>
    public static byte[] Read(string typed)
    {
        var characters = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(AsPrinted));
        SealingException.Require(characters.Length == DataCharacters + CheckCharacters, "recovery-typo");
        UInt128 bits = 0;
        foreach (var character in characters.AsSpan(0, DataCharacters - 1))
        {
            bits = (bits << 5) | (uint)ValueOf(character);
        }

        var last = ValueOf(characters[DataCharacters - 1]);
        SealingException.Require((last & 3) == 0, "recovery-typo");
        bits = (bits << 3) | (uint)(last >> 2);

        var code = new byte[Length];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(code, bits);
        SealingException.Require(Spell(SHA256.HashData(code), CheckCharacters) == characters[DataCharacters..], "recovery-typo");
        return code;
    }

    private static string Spell(byte[] bytes, int characters) => string.Concat(Enumerable.Range(0, characters).Select(i =>
    {
        var value = 0;
        for (var bit = i * 5; bit < (i + 1) * 5; bit++)
        {
            value = (value << 1) | (bit / 8 < bytes.Length ? (bytes[bit / 8] >> (7 - (bit % 8))) & 1 : 0);
        }

        return Alphabet[value];
    }));

    private static char AsPrinted(char typed) => char.ToUpperInvariant(typed) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };

    private static int ValueOf(char character)
    {
        var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
        SealingException.Require(value >= 0, "recovery-typo");
        return value;
    }
}
