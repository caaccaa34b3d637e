using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>The public halves of somebody's keys, base64url of raw 65-byte points.</summary>
public sealed record PublicKeys(
    [property: JsonPropertyName("kem")] string Kem,
    [property: JsonPropertyName("sig")] string Sig);
