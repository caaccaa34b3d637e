using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// What the server keeps of a member: public keys, the private keys sealed under a master key, and the master key sealed once per
/// way to unlock ("pass": six generated words; "code": the printed recovery code). The server can open none of it.
/// </summary>
public sealed record MemberRecord(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("kem")] string Kem,
    [property: JsonPropertyName("sig")] string Sig,
    [property: JsonPropertyName("priv")] SealedObject Priv,
    [property: JsonPropertyName("mk")] IReadOnlyList<SealedObject> Mk);
