using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>
/// The types of Graph that bodies may name, property by property, and the check that Graph makes before anything else: an unknown name, a
/// value of another type or an unknown enum member is refused at any depth.
/// </summary>
internal static class GraphTypes
{
    public const string Event = "microsoft.graph.event";
    public const string Notification = "microsoft.graph.sendActivityNotification";
    public const string Cancellation = "microsoft.graph.cancel";
    public const string Reply = "microsoft.graph.reply";
    public const string Acceptance = "microsoft.graph.accept";
    public const string Schedule = "microsoft.graph.getSchedule";
    public const string NotificationToMany = "microsoft.graph.sendActivityNotificationToRecipients";
    public const string Batch = "batch";
    private const string Anything = "*";

    private static readonly Dictionary<string, Dictionary<string, string>> Known = new()
    {
        [Event] = new()
        {
            ["subject"] = "Edm.String",
            ["body"] = "microsoft.graph.itemBody",
            ["start"] = "microsoft.graph.dateTimeTimeZone",
            ["end"] = "microsoft.graph.dateTimeTimeZone",
            ["location"] = "microsoft.graph.location",
            ["locations"] = "Collection(microsoft.graph.location)",
            ["attendees"] = "Collection(microsoft.graph.attendee)",
            ["isOnlineMeeting"] = "Edm.Boolean",
            ["onlineMeetingProvider"] = "unknown|skypeForBusiness|skypeForConsumer|teamsForBusiness",
            ["hideAttendees"] = "Edm.Boolean",
            ["transactionId"] = "Edm.String",
            ["allowNewTimeProposals"] = "Edm.Boolean",
            ["responseRequested"] = "Edm.Boolean",
            ["sensitivity"] = "normal|personal|private|confidential",
            ["showAs"] = "unknown|free|tentative|busy|oof|workingElsewhere",
            ["importance"] = "low|normal|high",
            ["categories"] = "Collection(Edm.String)",
            ["isAllDay"] = "Edm.Boolean",
            ["isReminderOn"] = "Edm.Boolean",
            ["reminderMinutesBeforeStart"] = "Edm.Int64",
            ["recurrence"] = Anything,
        },
        [Notification] = new()
        {
            ["topic"] = "microsoft.graph.teamworkActivityTopic",
            ["activityType"] = "Edm.String",
            ["chainId"] = "Edm.Int64",
            ["previewText"] = "microsoft.graph.itemBody",
            ["teamsAppId"] = "Edm.String",
            ["iconId"] = "Edm.String",
            ["templateParameters"] = "Collection(microsoft.graph.keyValuePair)",
        },
        [NotificationToMany] = new()
        {
            ["topic"] = "microsoft.graph.teamworkActivityTopic",
            ["activityType"] = "Edm.String",
            ["chainId"] = "Edm.Int64",
            ["previewText"] = "microsoft.graph.itemBody",
            ["teamsAppId"] = "Edm.String",
            ["iconId"] = "Edm.String",
            ["templateParameters"] = "Collection(microsoft.graph.keyValuePair)",
            ["recipients"] = "Collection(microsoft.graph.aadUserNotificationRecipient)",
        },
        ["microsoft.graph.aadUserNotificationRecipient"] = new() { ["userId"] = "Edm.String" },
        [Cancellation] = new(StringComparer.OrdinalIgnoreCase) { ["Comment"] = "Edm.String" },
        [Acceptance] = new(StringComparer.OrdinalIgnoreCase) { ["Comment"] = "Edm.String", ["SendResponse"] = "Edm.Boolean" },
        [Reply] = new(StringComparer.OrdinalIgnoreCase) { ["Comment"] = "Edm.String", ["SendResponse"] = "Edm.Boolean", ["ProposedNewTime"] = "microsoft.graph.timeSlot" },
        ["microsoft.graph.timeSlot"] = new() { ["start"] = "microsoft.graph.dateTimeTimeZone", ["end"] = "microsoft.graph.dateTimeTimeZone" },
        [Schedule] = new(StringComparer.OrdinalIgnoreCase)
        {
            ["Schedules"] = "Collection(Edm.String)",
            ["StartTime"] = "microsoft.graph.dateTimeTimeZone",
            ["EndTime"] = "microsoft.graph.dateTimeTimeZone",
            ["AvailabilityViewInterval"] = "Edm.Int32",
        },
        [Batch] = new() { ["requests"] = "Collection(batch.step)" },
        ["batch.step"] = new()
        {
            ["id"] = "Edm.String",
            ["method"] = "Edm.String",
            ["url"] = "Edm.String",
            ["headers"] = Anything,
            ["body"] = Anything,
            ["dependsOn"] = "Collection(Edm.String)",
        },
        ["microsoft.graph.itemBody"] = new() { ["contentType"] = "text|html", ["content"] = "Edm.String" },
        ["microsoft.graph.dateTimeTimeZone"] = new() { ["dateTime"] = "Edm.String", ["timeZone"] = "Edm.String" },
        ["microsoft.graph.location"] = new()
        {
            ["displayName"] = "Edm.String",
            ["locationEmailAddress"] = "Edm.String",
            ["locationUri"] = "Edm.String",
            ["uniqueId"] = "Edm.String",
            ["locationType"] = Anything,
            ["uniqueIdType"] = Anything,
            ["address"] = Anything,
            ["coordinates"] = Anything,
        },
        ["microsoft.graph.attendee"] = new()
        {
            ["type"] = "required|optional|resource",
            ["emailAddress"] = "microsoft.graph.emailAddress",
            ["status"] = Anything,
            ["proposedNewTime"] = Anything,
        },
        ["microsoft.graph.emailAddress"] = new() { ["name"] = "Edm.String", ["address"] = "Edm.String" },
        ["microsoft.graph.teamworkActivityTopic"] = new() { ["source"] = "entityUrl|text", ["value"] = "Edm.String", ["webUrl"] = "Edm.String" },
        ["microsoft.graph.keyValuePair"] = new() { ["name"] = "Edm.String", ["value"] = "Edm.String" },
    };

    /// <summary>The first fault of a value of this type in Graph's words, or null.</summary>
    public static string? Fault(string type, JsonNode? value) => (type, value?.GetValueKind()) switch
    {
        (Anything, _) => null,
        (_, null) => type.StartsWith("Collection(", StringComparison.Ordinal) ? "A null value was found for a collection, which is not nullable." : null,
        ("Edm.String", JsonValueKind.String) => null,
        ("Edm.Boolean", JsonValueKind.True or JsonValueKind.False) => null,
        ("Edm.Int32", JsonValueKind.Number) when value!.AsValue().TryGetValue<int>(out _) => null,
        ("Edm.Int64", JsonValueKind.Number) when value!.AsValue().TryGetValue<long>(out _) => null,
        (_, JsonValueKind.Array) when type.StartsWith("Collection(", StringComparison.Ordinal) =>
            value!.AsArray().Select(v => Fault(type["Collection(".Length..^1], v)).FirstOrDefault(f => f is not null),
        (_, JsonValueKind.Object) when Known.TryGetValue(type, out var properties) => ObjectFault(type, properties, value!.AsObject()),
        (_, JsonValueKind.String) when type.Contains('|') =>
            type.Split('|').Contains(value!.GetValue<string>()) ? null : $"Requested value '{value}' was not found.",
        _ => $"Cannot convert a value to the expected type '{type}'.",
    };

    private static string? ObjectFault(string type, Dictionary<string, string> properties, JsonObject value) => value
        .Where(p => !p.Key.Contains("@odata.", StringComparison.Ordinal))
        .Select(p => properties.TryGetValue(p.Key, out var inner)
            ? Fault(inner, p.Value)
            : $"The property '{p.Key}' does not exist on type '{type}'. Make sure to only use property names that are defined by the type or mark the type as open type.")
        .FirstOrDefault(f => f is not null);
}
