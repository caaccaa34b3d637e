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
public sealed partial class SealingJson : JsonSerializerContext;
