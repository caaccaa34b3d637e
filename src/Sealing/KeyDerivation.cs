using System.Security.Cryptography;
using System.Text;

namespace Jaring.Sealing;

/// <summary>HKDF-SHA256 (RFC 5869), PBKDF2 and key commitments.</summary>
internal static class KeyDerivation
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA256. Our secrets are generated, so it only adds to 77 bits or more.</summary>
    public const int Iterations = 600_000;

    public static byte[] Derive(byte[] secret, byte[] salt, string label, byte[] context) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt, Bytes.Concat(Bytes.Label(label), context));

    /// <summary>
    /// AES-GCM does not commit to its key: one ciphertext can open to two texts under two keys. Every key handed over is
    /// therefore committed in the header it is wrapped under, and checked before anything is decrypted with it.
    /// </summary>
    public static byte[] Commit(byte[] key, string what, byte[] context) => Derive(key, [], "commit/" + what, context);

    public static void RequireCommitment(string committed, byte[] key, string what, byte[] context, string reason) =>
        SealingException.Require(Bytes.Same(Base64Url.Decode(committed), Commit(key, what, context)), reason);

    /// <summary>32 bytes from typed text; NFKC, so that the same words typed on another keyboard give the same key.</summary>
    public static byte[] FromPassphrase(string passphrase, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Bytes.Utf8(passphrase.Normalize(NormalizationForm.FormKC)), salt, iterations, HashAlgorithmName.SHA256, 32);
}
