using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>A secret sealed to one public key, bound to a label and a context: <see cref="E"/> the HPKE point, <see cref="C"/> the ciphertext.</summary>
public sealed record Wrap(
    [property: JsonPropertyName("e")] string E,
    [property: JsonPropertyName("c")] string C)
{
    internal static Wrap Seal(byte[] recipient, string label, byte[] context, byte[] secret, ECDiffieHellman? ephemeral = null)
    {
        var (encapsulated, ciphertext) = Hpke.Seal(recipient, Info(label, context), [], secret, ephemeral);
        return new(Base64Url.Encode(encapsulated), Base64Url.Encode(ciphertext));
    }

    /// <exception cref="SealingException">wrap-decrypt (not for this key, label or context), point, base64url</exception>
    internal byte[] Open(ECDiffieHellman key, string label, byte[] context) =>
        Hpke.Open(key, Base64Url.Decode(E), Info(label, context), [], Base64Url.Decode(C));

    private static byte[] Info(string label, byte[] context) => Bytes.Concat(Bytes.Label("wrap/" + label), SHA256.HashData(context));
}
