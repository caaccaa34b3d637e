using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Jaring.Shapes;

/// <summary>
/// The little of JT1 that a server may do: read base64url, check that a public point is one, hash a directory entry and check a signature below it
/// (sealing.md §3.0). No secret passes through here.
/// </summary>
internal static class Jt1
{
    /// <summary>Length of a raw P-256 point: 0x04 ‖ x ‖ y.</summary>
    private const int PointBytes = 65;

    private const int SignatureBytes = 64;

    /// <summary>Base64url without padding, canonical: what decodes must encode to the same text.</summary>
    public static bool TryDecode(string? text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        try
        {
            bytes = text is null ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return false;
        }
        return bytes is not null && IsWrittenSo(bytes, text!);
    }

    /// <summary>True for a point that lies on P-256.</summary>
    public static bool IsPoint(string? text) =>
        TryDecode(text, out var raw) && raw.Length == PointBytes && raw[0] == 4 && P256.IsOnCurve(raw.AsSpan(1, 32), raw.AsSpan(33));

    /// <summary>Hash by which the chain and the genesis file know an entry: SHA-256(LAB("dir") ‖ e).</summary>
    public static string DirectoryHash(ReadOnlySpan<byte> entry) => Hash("dir", entry);

    /// <summary>SHA-256(LAB(label) ‖ bytes), base64url: the name of what is signed under this label.</summary>
    public static string Hash(string label, ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(SHA256.HashData([.. Label(label), .. bytes]));

    /// <summary>True when <paramref name="signature"/> is the key's over LAB("sig/dir") ‖ SHA-256(e).</summary>
    public static bool VerifyDirectory(ReadOnlySpan<byte> entry, string publicKey, string? signature) => Verify("dir", entry, publicKey, signature);

    /// <summary>True when <paramref name="signature"/> is the key's over LAB("sig/" ‖ label) ‖ SHA-256(bytes).</summary>
    public static bool Verify(string label, ReadOnlySpan<byte> bytes, string publicKey, string? signature)
    {
        using var key = Key(publicKey);
        return key is not null
            && TryDecode(signature, out var raw)
            && raw.Length == SignatureBytes
            && key.VerifyData(Signed(label, bytes), raw, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Encodes again into borrowed memory: the ciphertext of a report is long, and its text would go straight to the large heap.</summary>
    private static bool IsWrittenSo(byte[] bytes, string text)
    {
        var again = ArrayPool<char>.Shared.Rent(Base64Url.GetEncodedLength(bytes.Length));
        try
        {
            return text.AsSpan().SequenceEqual(again.AsSpan(0, Base64Url.EncodeToChars(bytes, again)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(again);
        }
    }

    private static byte[] Signed(string label, ReadOnlySpan<byte> bytes) => [.. Label($"sig/{label}"), .. SHA256.HashData(bytes)];

    private static byte[] Label(string name) => Encoding.UTF8.GetBytes($"JT1/{name}\0");

    private static ECDsa? Key(string? text)
    {
        if (!TryDecode(text, out var raw) || raw.Length != PointBytes || raw[0] != 4)
        {
            return null;
        }
        try
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = raw[1..33], Y = raw[33..] } });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
