using System.Text.Json;

namespace Jaring.Tests.Support;

/// <summary>
/// Where the real services differ from their descriptions, so that honest traffic passes. The first list has the ids of
/// specs/known-divergences.json; a test compares it with that file. The rest was read elsewhere, named at each.
/// </summary>
internal static class Divergences
{
    /// <summary>Ids that this check applies, or that speak of something which the check does not do at all.</summary>
    public static readonly IReadOnlySet<string> Considered = new HashSet<string>
    {
        "odata-type-required", "inner-error-date", "inner-error-open", "main-error-no-inner", "getSchedule-casing", "numbers-oneOf", "int32-as-number",
        "unknown-properties", "sdk-reuse", "batch", "newer-than-sdk", "open-enums", "entity-open", "deliveryMode",
    };

    /// <summary>TeamsChannelAccount of botbuilder-dotnet; teams.md §1.3 tells where objectId stands in place of aadObjectId.</summary>
    private static readonly string[] TeamsMemberNames = ["userPrincipalName", "objectId", "email", "givenName", "surname", "userRole"];

    private static readonly string[] Replies = ["/cancel", "/accept", "/tentativelyAccept", "/decline"];

    /// <summary>Schemas that say less than the service sends: inner-error-open, entity-open.</summary>
    public static bool IsOpen(string? schema) => schema is "microsoft.graph.ODataErrors.InnerError" or "ActivityProtocol.Entity" or "Entity";

    /// <summary>Names in a query that a service gives itself, inside the links of change tracking (Graph's page "delta query overview").</summary>
    public static bool IsKnownQuery(string template, string name) => template.EndsWith("/delta()", StringComparison.Ordinal) && name is "$skiptoken" or "$deltatoken";

    /// <summary>
    /// Names beyond the description: Teams' members, its HTML copy of a message, whose content is a string, and what change tracking says of a
    /// removed item.
    /// </summary>
    public static bool IsKnownProperty(string? schema, JsonProperty property) => schema?.Split('.')[^1] switch
    {
        "ChannelAccount" => TeamsMemberNames.Contains(property.Name),
        "ErrorResponse" => property.Name is "errorCode" or "message", // blocked writes alone (msteams-docs, proactive messages)
        "event" => property.Name == "@removed",
        "Attachment" => property.Name == "content" && property.Value.ValueKind == JsonValueKind.String,
        _ => false,
    };

    /// <summary>
    /// Answers beside the description: cancel and the three replies are 202 (Graph's own pages of event: cancel, accept, tentativelyAccept, decline), typing and a pair of attachments are 202 without a body
    /// (teams.md §1.3), gateways speak HTML (specs/graph-errors.json, teams.md §1.3); pagedmembers lists
    /// no error at all, yet fails as its neighbours do;
    /// a chat that is closed to writing has a flat body with errorCode 209 (teams.md §3.4).
    /// </summary>
    public static bool IsKnownAnswer(string template, int status, string answer) =>
        (status == 202 && answer.Length == 0 && (Replies.Any(template.EndsWith) || template.Contains("/activities", StringComparison.Ordinal)))
        || (status is 413 or 502 or 503 or 504 && answer.StartsWith("<html>", StringComparison.Ordinal))
        || (status == 403 && answer.StartsWith("{\"errorCode\":", StringComparison.Ordinal))
        || (status >= 400 && template.EndsWith("/pagedmembers", StringComparison.Ordinal) && answer.StartsWith("{\"error\":{\"code\":", StringComparison.Ordinal));
}
