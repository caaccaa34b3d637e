using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// HPKE (RFC 9180), base mode, single shot: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-GCM. JT1 uses AES-256-GCM only; AES-128-GCM is
/// here so that the RFC's own vector can be run.
/// </summary>
internal static class Hpke
{
    public const int Aes128Gcm = 1;
    public const int Aes256Gcm = 2;

    private const int KemId = 0x0010;
    private const int KdfId = 0x0001;

    private static readonly byte[] KemSuite = Bytes.Concat(Bytes.Utf8("KEM"), I2(KemId));

    public static (byte[] Encapsulated, byte[] Ciphertext) Seal(
        byte[] recipient, byte[] info, byte[] associated, byte[] plaintext, ECDiffieHellman? ephemeral = null, int aead = Aes256Gcm)
    {
        using var fresh = ephemeral is null ? P256.NewAgreementKey() : null;
        using var theirs = P256.ImportAgreementPoint(recipient);
        var mine = ephemeral ?? fresh!;
        var encapsulated = P256.Point(mine);
        var (key, nonce) = Schedule(SharedSecret(P256.Agree(mine, theirs), encapsulated, recipient), info, aead);
        return (encapsulated, Aead.Seal(key, nonce, associated, plaintext));
    }

    /// <exception cref="SealingException">point, wrap-decrypt</exception>
    public static byte[] Open(
        ECDiffieHellman mine, byte[] encapsulated, byte[] info, byte[] associated, byte[] ciphertext, int aead = Aes256Gcm)
    {
        using var theirs = P256.ImportAgreementPoint(encapsulated);
        var (key, nonce) = Schedule(SharedSecret(P256.Agree(mine, theirs), encapsulated, P256.Point(mine)), info, aead);
        return Aead.Open(key, nonce, associated, ciphertext, "wrap-decrypt");
    }

    /// <summary>RFC 9180 §4.1, ExtractAndExpand.</summary>
    private static byte[] SharedSecret(byte[] agreed, byte[] encapsulated, byte[] recipient) => LabeledExpand(
        KemSuite, LabeledExtract(KemSuite, [], "eae_prk", agreed), "shared_secret", Bytes.Concat(encapsulated, recipient), 32);

    /// <summary>RFC 9180 §5.1, mode_base.</summary>
    private static (byte[] Key, byte[] Nonce) Schedule(byte[] shared, byte[] info, int aead)
    {
        var suite = Bytes.Concat(Bytes.Utf8("HPKE"), I2(KemId), I2(KdfId), I2(aead));
        var context = Bytes.Concat(
            [0], LabeledExtract(suite, [], "psk_id_hash", []), LabeledExtract(suite, [], "info_hash", info));
        var secret = LabeledExtract(suite, shared, "secret", []);
        return (LabeledExpand(suite, secret, "key", context, aead == Aes128Gcm ? 16 : 32),
            LabeledExpand(suite, secret, "base_nonce", context, 12));
    }

    private static byte[] LabeledExtract(byte[] suite, byte[] salt, string label, byte[] material) => HKDF.Extract(
        HashAlgorithmName.SHA256, Bytes.Concat(Bytes.Utf8("HPKE-v1"), suite, Bytes.Utf8(label), material), salt);

    private static byte[] LabeledExpand(byte[] suite, byte[] key, string label, byte[] info, int length) => HKDF.Expand(
        HashAlgorithmName.SHA256, key, length, Bytes.Concat(I2(length), Bytes.Utf8("HPKE-v1"), suite, Bytes.Utf8(label), info));

    private static byte[] I2(int value) => [(byte)(value >> 8), (byte)value];
}
