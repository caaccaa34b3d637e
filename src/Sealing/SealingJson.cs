using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>
/// Serialisation of the wire records: fields in exactly the format's order, nothing unknown, missing, null or repeated on reading.
/// </summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(PublicKeys))]
[JsonSerializable(typeof(MemberRecord))]
[JsonSerializable(typeof(DirectoryEntry))]
[JsonSerializable(typeof(DirectoryRecord))]
[JsonSerializable(typeof(IReadOnlyList<DirectoryRecord>))]
[JsonSerializable(typeof(CaseHeader))]
[JsonSerializable(typeof(Sealed))]
[JsonSerializable(typeof(Epoch))]
[JsonSerializable(typeof(GlobalLogRecord))]
[JsonSerializable(typeof(SignedPayload))]
[JsonSerializable(typeof(ReportPayload))]
[JsonSerializable(typeof(MessagePayload))]
[JsonSerializable(typeof(SlotSetPayload))]
[JsonSerializable(typeof(RotatePayload))]
[JsonSerializable(typeof(LogPayload))]
[JsonSerializable(typeof(RequestBody))]
[JsonSerializable(typeof(RequestPayload))]
[JsonSerializable(typeof(HandoverPayload))]
[JsonSerializable(typeof(SharesPayload))]
[JsonSerializable(typeof(ReceiptRequestBody))]
[JsonSerializable(typeof(VouchBody))]
[JsonSerializable(typeof(ReleaseBody))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(SaidBody))]
[JsonSerializable(typeof(GlobalLogPayload))]
[JsonSerializable(typeof(IReadOnlyList<SealedObject>))]
[JsonSerializable(typeof(IReadOnlyList<Wrap>))]
[JsonSerializable(typeof(IReadOnlyList<Epoch>))]
[JsonSerializable(typeof(ExportManifest))]
[JsonSerializable(typeof(ExportSignature))]
[JsonSerializable(typeof(ExportDirectory))]
[JsonSerializable(typeof(ExportKeys))]
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class SealingJson : JsonSerializerContext;
