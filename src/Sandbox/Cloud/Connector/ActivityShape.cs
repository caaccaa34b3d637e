using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>What the connector refuses in an activity of a bot: wrong types (activity rule 3), a type that it cannot show, nothing to show.</summary>
internal static class ActivityShape
{
    private static readonly string[] Texts =
    [
        "type", "id", "timestamp", "serviceUrl", "channelId", "textFormat", "attachmentLayout", "locale", "text", "speak", "inputHint", "summary",
        "replyToId", "name", "importance", "deliveryMode", "action",
    ];

    private static readonly string[] Objects = ["from", "recipient", "conversation", "channelData", "suggestedActions"];
    private static readonly string[] Lists = ["attachments", "entities", "membersAdded", "membersRemoved"];

    /// <summary>The first fault in the connector's words, or null.</summary>
    public static string? Fault(JsonObject activity)
    {
        var wrong = Wrong(activity, Texts, JsonValueKind.String) ?? Wrong(activity, Objects, JsonValueKind.Object) ?? Wrong(activity, Lists, JsonValueKind.Array);
        if (wrong is not null)
            return $"'{wrong}' has a value of the wrong type.";
        if (Text(activity, "type") is not ("message" or "typing"))
            return "Unknown activity type.";
        return Attachments(activity).All(a => a is JsonObject attachment && IsAttachment(attachment))
            ? null
            : "An attachment has no contentType, or not exactly one of content and contentUrl.";
    }

    /// <summary>The body as an object without a name twice (activity rule 1), or null.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return await JsonNode.ParseAsync(request.Body, documentOptions: options, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first parameter of a new conversation that has a wrong type, or null.</summary>
    public static string? WrongParameter(JsonObject parameters) =>
        Wrong(parameters, ["topicName", "tenantId"], JsonValueKind.String)
        ?? Wrong(parameters, ["bot", "channelData", "activity"], JsonValueKind.Object)
        ?? Wrong(parameters, ["members"], JsonValueKind.Array)
        ?? (parameters["isGroup"]?.GetValueKind() is null or JsonValueKind.True or JsonValueKind.False ? null : "isGroup");

    /// <summary>The object under this name, or null.</summary>
    public static JsonObject? Part(JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    /// <summary>True when there is text or an attachment.</summary>
    public static bool HasContent(JsonObject activity) => Text(activity, "text") is { Length: > 0 } || Attachments(activity).Any();

    /// <summary>The string under this name, or null.</summary>
    public static string? Text(JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static IEnumerable<JsonNode?> Attachments(JsonObject activity) => activity["attachments"] as JsonArray ?? [];

    private static bool IsAttachment(JsonObject attachment) =>
        Text(attachment, "contentType") is { Length: > 0 } && (attachment["content"] is null) != (attachment["contentUrl"] is null);

    private static string? Wrong(JsonObject activity, string[] names, JsonValueKind kind) =>
        names.FirstOrDefault(n => activity[n] is { } value && value.GetValueKind() != kind);
}
