using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>AES-GCM with a 16-byte tag behind the ciphertext.</summary>
internal static class Aead
{
    public const int TagLength = 16;

    /// <summary>Used only with keys that encrypt once, so that no nonce can repeat.</summary>
    public static readonly byte[] ZeroNonce = new byte[12];

    public static byte[] Seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext)
    {
        var sealedBytes = new byte[plaintext.Length + TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plaintext, sealedBytes.AsSpan(0, plaintext.Length), sealedBytes.AsSpan(plaintext.Length), associated);
        return sealedBytes;
    }

    /// <exception cref="SealingException">the <paramref name="reason"/> given</exception>
    public static byte[] Open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext, string reason)
    {
        SealingException.Require(ciphertext.Length >= TagLength, reason);
        var plaintext = new byte[ciphertext.Length - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(nonce, ciphertext.AsSpan(0, plaintext.Length), ciphertext.AsSpan(plaintext.Length), plaintext, associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealingException(reason);
        }

        return plaintext;
    }
}
