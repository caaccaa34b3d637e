using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Jaring.Sealing;

/// <summary>
/// Signed, then sealed: the payload's exact bytes, who signed, and the signature over header || payload. The store does not show who
/// wrote; and a header cannot be exchanged under a signature.
/// </summary>
internal sealed record SignedPayload(
    [property: JsonPropertyName("p")] string P,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig)
{
    public static SignedPayload Sign<T>(ECDsa key, string label, byte[] header, T payload, JsonTypeInfo<T> type, string by)
    {
        var bytes = Wire.Write(payload, type);
        return new(Base64Url.Encode(bytes), by, Signatures.Sign(key, label, Bytes.Concat(header, bytes)));
    }

    public static SignedPayload Read(byte[] plaintext) => Wire.Read(plaintext, SealingJson.Default.SignedPayload);

    public byte[] Encode() => Wire.Write(this, SealingJson.Default.SignedPayload);

    /// <summary>The payload before its signature was checked: only to find out which key must check it.</summary>
    public T Peek<T>(JsonTypeInfo<T> type) where T : class => Wire.Read(Base64Url.Decode(P), type);

    /// <exception cref="SealingException">signature</exception>
    public T Verify<T>(JsonTypeInfo<T> type, string label, byte[] header, string publicKey) where T : class
    {
        var payload = Peek(type);
        SealingException.Require(
            Signatures.IsValid(publicKey, label, Bytes.Concat(header, Base64Url.Decode(P)), Sig), "signature");
        return payload;
    }
}
