using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>ECDSA P-256 with SHA-256, raw r||s (64 bytes), over LAB("sig/" label) || SHA-256(bytes).</summary>
internal static class Signatures
{
    private const DSASignatureFormat Raw = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    public static string Sign(ECDsa key, string label, byte[] bytes) =>
        Base64Url.Encode(key.SignData(Statement(label, bytes), HashAlgorithmName.SHA256, Raw));

    public static bool IsValid(string publicKey, string label, byte[] bytes, string signature)
    {
        using var key = P256.ImportVerifyingPoint(Base64Url.Decode(publicKey));
        return key.VerifyData(Statement(label, bytes), Base64Url.Decode(signature), HashAlgorithmName.SHA256, Raw);
    }

    private static byte[] Statement(string label, byte[] bytes) => Bytes.Concat(Bytes.Label("sig/" + label), SHA256.HashData(bytes));
}
