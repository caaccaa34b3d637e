using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// What a reporter signs: who may read, whom they kept out, which slots and which identity object belong to it, whether a name was
/// given, and the report itself.
/// </summary>
public sealed record ReportPayload(
    [property: JsonPropertyName("seq")] int Seq,
    [property: JsonPropertyName("prev")] string? Prev,
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("excl")] IReadOnlyList<string> Excl,
    [property: JsonPropertyName("slots")] string Slots,
    [property: JsonPropertyName("named")] bool Named,
    [property: JsonPropertyName("idh")] string Idh,
    [property: JsonPropertyName("body")] JsonElement Body);

/// <summary>Which trustees may read if nobody answers, and the hash of the two slots that let them.</summary>
internal sealed record Release(
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("slots")] string Slots);

internal sealed record MessagePayload(
    [property: JsonPropertyName("seq")] int Seq,
    [property: JsonPropertyName("prev")] string Prev,
    [property: JsonPropertyName("body")] JsonElement Body);

/// <summary>n: directory number at signing; hash: of the eight slots; next: hash of the next epoch's header, in the last set only.</summary>
internal sealed record SlotSetPayload(
    [property: JsonPropertyName("n")] int N,
    [property: JsonPropertyName("prev")] string Prev,
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("next")] string? Next);

/// <summary>old: the key of the epoch before, so that whoever opens an epoch opens all before it.</summary>
internal sealed record RotatePayload(
    [property: JsonPropertyName("kh")] string Kh,
    [property: JsonPropertyName("old")] string Old,
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("slots")] string Slots,
    [property: JsonPropertyName("co")] CoSignature? Co);

/// <summary>A second reader's signature under a new receipt key (A9).</summary>
public sealed record CoSignature(
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig);

internal sealed record LogPayload(
    [property: JsonPropertyName("ts")] long Ts,
    [property: JsonPropertyName("act")] string Act,
    [property: JsonPropertyName("ref")] string? Ref);

internal sealed record RequestPayload(
    [property: JsonPropertyName("kh")] string Kh,
    [property: JsonPropertyName("reason")] string Reason);

/// <summary>The body of a dual-mode request: a signed statement, not a report.</summary>
internal sealed record RequestBody(
    [property: JsonPropertyName("via")] string Via,
    [property: JsonPropertyName("p")] string P,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("sig")] string Sig);

internal sealed record HandoverPayload(
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("cases")] IReadOnlyList<HandedCase> Cases);

internal sealed record SharesPayload(
    [property: JsonPropertyName("to")] IReadOnlyList<string> To,
    [property: JsonPropertyName("kh")] string Kh,
    [property: JsonPropertyName("slots")] IReadOnlyList<Wrap> Slots);

internal sealed record ReceiptRequestBody(
    [property: JsonPropertyName("via")] string Via,
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("rk")] PublicKeys Rk,
    [property: JsonPropertyName("rid")] string Rid,
    [property: JsonPropertyName("rbox")] SealedObject Rbox);

internal sealed record VouchBody(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("epoch")] int Epoch,
    [property: JsonPropertyName("rk")] PublicKeys Rk,
    [property: JsonPropertyName("rid")] string Rid,
    [property: JsonPropertyName("rbox")] SealedObject Rbox,
    [property: JsonPropertyName("sig")] string Sig);

/// <summary>The key of one case as a colleague tells it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Epoch">The epoch whose key it is.</param>
/// <param name="Ck">The key, base64url of 32 bytes.</param>
public sealed record HandedCase(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("epoch")] int Epoch,
    [property: JsonPropertyName("ck")] string Ck);

internal sealed record ReleaseBody([property: JsonPropertyName("w")] Wrap W);

internal sealed record SaidBody([property: JsonPropertyName("say")] string Say);

internal sealed record GlobalLogPayload(
    [property: JsonPropertyName("v")] string V,
    [property: JsonPropertyName("t")] string T,
    [property: JsonPropertyName("log")] string Log,
    [property: JsonPropertyName("seq")] int Seq,
    [property: JsonPropertyName("prev")] string? Prev,
    [property: JsonPropertyName("ts")] long Ts,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("act")] string Act,
    [property: JsonPropertyName("ref")] string? Ref);
