using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>
/// How protocol bodies are read and written: camelCase, no field twice in one object (A2001), unknown fields ignored (A2005), empty ones left out
/// (A2100). Generated at build time: no reflection over what the network sends.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(TaskModuleResponse))]
[JsonSerializable(typeof(CardInvokeResponse))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ConversationMembers))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
