using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// Something sealed under a symmetric secret. All three are base64url: <see cref="H"/> the header JSON as its exact bytes,
/// <see cref="S"/> 32 random bytes, <see cref="C"/> the ciphertext.
/// </summary>
public sealed record SealedObject(
    [property: JsonPropertyName("h")] string H,
    [property: JsonPropertyName("s")] string S,
    [property: JsonPropertyName("c")] string C)
{
    private const int SaltLength = 32;

    /// <summary>Names this object in chains: base64url of SHA-256 over the decoded header, salt and ciphertext.</summary>
    public string Hash() => Base64Url.Encode(SHA256.HashData(Bytes.Concat(Base64Url.Decode(H), Base64Url.Decode(S), Base64Url.Decode(C))));

    internal byte[] Header => Base64Url.Decode(H);

    internal static SealedObject Seal(byte[] secret, string type, byte[] header, byte[] plaintext) =>
        Seal(secret, type, header, plaintext, Padding.Step(type), Bytes.Random(SaltLength));

    internal static SealedObject Seal(byte[] secret, string type, byte[] header, byte[] plaintext, int step, byte[] salt)
    {
        var padded = Padding.Pad(plaintext, step, Padding.MostSteps(type));
        var ciphertext = Aead.Seal(Key(secret, salt, type, header), Aead.ZeroNonce, header, padded);
        return new(Base64Url.Encode(header), Base64Url.Encode(salt), Base64Url.Encode(ciphertext));
    }

    /// <summary>Opens only when the header has exactly the expected fields and values.</summary>
    internal byte[] Open(byte[] secret, string type, params ReadOnlySpan<(string Name, object? Value)> expected)
    {
        Headers.Read(Header, type, expected);
        return Decrypt(secret, type, Padding.Step(type));
    }

    /// <summary>Opens on version and type alone; the caller has read the rest of the header, or knows no more.</summary>
    internal byte[] OpenAny(byte[] secret, string type, int? step = null)
    {
        Headers.Read(Header, type);
        return Decrypt(secret, type, step ?? Padding.Step(type));
    }

    private byte[] Decrypt(byte[] secret, string type, int step)
    {
        var header = Header;
        var key = Key(secret, Base64Url.Decode(S, SaltLength), type, header);
        return Padding.Unpad(Aead.Open(key, Aead.ZeroNonce, header, Base64Url.Decode(C), "object-decrypt"), step, Padding.MostSteps(type));
    }

    private static byte[] Key(byte[] secret, byte[] salt, string type, byte[] header) =>
        KeyDerivation.Derive(secret, salt, "obj/" + type, SHA256.HashData(header));
}
