using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Bot.Protocol;

/// <summary>The activity types that we know; any other is answered with 200 and ignored (A2014).</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";

    /// <summary>True for the types that have a handler, besides the invoke, which is answered at once.</summary>
    public static bool HasHandler(string? type) => type is Message or ConversationUpdate or InstallationUpdate;
}

/// <summary>How a channel wants to be answered (A3110).</summary>
internal static class DeliveryModes
{
    /// <summary>All answers in the HTTP response (A3111 to A3113).</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>The body of a response to <see cref="DeliveryModes.ExpectReplies"/>.</summary>
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>The values of <see cref="Activity.Action"/> that we act on; Teams sends <c>remove-upgrade</c> as well, and <c>add-upgrade</c> after it.</summary>
internal static class InstallationActions
{
    public const string Add = "add";
    public const string AddUpgrade = "add-upgrade";
    public const string Remove = "remove";
}

/// <summary>The one channel that we serve.</summary>
internal static class Channels
{
    public const string MsTeams = "msteams";
}

/// <summary>A person or a bot in a channel.</summary>
/// <param name="Id">The channel's id, for example <c>28:{appId}</c> for a bot.</param>
/// <param name="AadObjectId">The person's directory object id, where Teams tells it.</param>
internal sealed record ChannelAccount(string? Id, string? AadObjectId = null);

/// <summary>A conversation.</summary>
/// <param name="Id">The channel's id; contains <c>: ; = @</c> (rule T4).</param>
/// <param name="ConversationType"><c>personal</c>, <c>groupChat</c> or <c>channel</c>; not set on what we send (A2083).</param>
/// <param name="TenantId">The tenant in which it lives, where Teams tells it.</param>
internal sealed record ConversationAccount(string? Id, string? ConversationType = null, string? TenantId = null);

/// <summary>The <c>channelData</c> of Teams, as far as we use it.</summary>
internal sealed record TeamsChannelData(TenantInfo? Tenant);

/// <summary>A tenant.</summary>
internal sealed record TenantInfo(string? Id);

/// <summary>A card (A7100: content, no URL).</summary>
internal sealed record Attachment(string ContentType, [property: JsonConverter(typeof(VerbatimConverter))] JsonElement Content);

/// <summary>Writes a card's bytes as they were made, once for all who get it; taking it apart and escaping it anew for each costs more than the rest of a message.</summary>
internal sealed class VerbatimConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
}

/// <summary>Writes a property and never reads it: on the way in its JSON is skipped and the property stays null.</summary>
internal sealed class OutgoingOnlyConverter<T> : JsonConverter<T>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(typeof(T)));
}
