using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// A report as it is sent and stored. A dual-mode report, one with a name, a member's request and a drill have the very same shape.
/// </summary>
public sealed record Sealed(
    [property: JsonPropertyName("kh")] string Kh,
    [property: JsonPropertyName("slots")] IReadOnlyList<Wrap> Slots,
    [property: JsonPropertyName("rslot")] Wrap Rslot,
    [property: JsonPropertyName("report")] SealedObject Report,
    [property: JsonPropertyName("identity")] SealedObject Identity,
    [property: JsonPropertyName("idslots")] IReadOnlyList<Wrap> Idslots,
    [property: JsonPropertyName("rid")] string Rid,
    [property: JsonPropertyName("rbox")] SealedObject Rbox,
    [property: JsonPropertyName("ah")] string Ah)
{
    /// <summary>The bytes for the wire.</summary>
    public byte[] Write() => Wire.Write(this, SealingJson.Default.Sealed);

    /// <summary>Reads strictly; what was read is not yet opened or verified.</summary>
    /// <exception cref="SealingException">json</exception>
    public static Sealed Read(ReadOnlySpan<byte> json) => Wire.Read(json, SealingJson.Default.Sealed);
}

/// <summary>A sealed report, the receipt that only the reporter sees, and the two late slots that travel beside it.</summary>
public sealed record SealedReport(Sealed Sealed, string Receipt, IReadOnlyList<Wrap> Late);
