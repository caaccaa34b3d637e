using System.Globalization;
using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>Numbers that people compare by eye, and the salt of an office.</summary>
public static class OfficeKeys
{
    /// <summary>
    /// The first 83 bits of a hash as 25 decimal digits, five groups of five. Enough that nobody finds a second directory with the
    /// same digits, short enough to read aloud in a meeting.
    /// </summary>
    public static string Digits25(ReadOnlySpan<byte> hash)
    {
        SealingException.Require(hash.Length == SHA256.HashSizeInBytes, "length");
        UInt128 bits = 0;
        foreach (var part in hash[..10])
        {
            bits = (bits << 8) | part;
        }

        bits = (bits << 3) | (uint)(hash[10] >> 5);
        var digits = bits.ToString("D25", CultureInfo.InvariantCulture);
        return string.Join(' ', digits.Chunk(5).Select(group => new string(group)));
    }

    /// <summary>The digits every founder's screen shows for a directory entry <paramref name="e"/> (base64url).</summary>
    public static string DirectoryDigits(string e) => Digits25(Base64Url.Decode(Directory.Hash(e)));

    /// <summary>Sixteen bytes that make a receipt of one office worthless at another.</summary>
    public static byte[] SiteSalt(string officeId) => SHA256.HashData(Bytes.Concat(Bytes.Label("site"), Bytes.Utf8(officeId)))[..16];
}
