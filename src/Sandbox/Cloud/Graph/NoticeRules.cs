using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>What Teams refuses in a notice although every name and type is right.</summary>
internal static class NoticeRules
{
    private const int LongestPreview = 150;
    private const string DeepLink = "https://teams.microsoft.com/l/";

    /// <summary>The first fault, or null.</summary>
    public static string? Fault(JsonObject body)
    {
        var topic = body["topic"] as JsonObject;
        if (body["activityType"]?.GetValue<string>() is not ("pembaruan" or "systemDefault"))
            return "The activity type is not declared in the app's manifest.";
        if (body["activityType"]!.GetValue<string>() == "systemDefault" && !Parameters(body).Contains("systemDefaultText"))
            return "The template parameter systemDefaultText is missing.";
        if (topic?["source"] is null || topic["value"]?.GetValue<string>() is not { Length: > 0 })
            return "The topic of the notification is missing.";
        if (IsText(topic) && topic["webUrl"]?.GetValue<string>().StartsWith(DeepLink, StringComparison.Ordinal) != true)
            return "A text topic needs a webUrl that is a deep link of Teams.";
        return body["previewText"]?["content"]?.GetValue<string>().Length > LongestPreview ? "The preview text is longer than 150 characters." : null;
    }

    /// <summary>What the notice is about, as Teams names it in a refusal.</summary>
    public static string About(JsonObject body) =>
        body["topic"] is JsonObject topic && IsText(topic) ? $"custom text notifications about '{topic["value"]}'" : "notifications";

    private static bool IsText(JsonObject topic) => topic["source"]?.GetValue<string>() == "text";

    private static IEnumerable<string?> Parameters(JsonObject body) => (body["templateParameters"] as JsonArray ?? []).Select(p => p?["name"]?.GetValue<string>());
}
