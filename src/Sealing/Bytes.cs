using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jaring.Sealing;

/// <summary>The few byte operations every part of JT1 shares.</summary>
internal static class Bytes
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Utf8(string text) => StrictUtf8.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (ArgumentException)
        {
            throw new SealingException("utf8");
        }
    }

    /// <summary>LAB(x): the purpose in front of everything hashed, derived or signed, so that one purpose never passes for another.</summary>
    public static byte[] Label(string purpose) => Utf8("JT1/" + purpose + "\0");

    public static byte[] Concat(params ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var all = new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        return all;
    }

    public static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Random(int length) => RandomNumberGenerator.GetBytes(length);

    /// <summary>SHA-256 of the bytes behind a base64url text, as base64url.</summary>
    public static string HashOf(string encoded) => Base64Url.Encode(SHA256.HashData(Base64Url.Decode(encoded)));

    public static bool Same(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => CryptographicOperations.FixedTimeEquals(a, b);
}
