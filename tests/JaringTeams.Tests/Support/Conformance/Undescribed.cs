using System.Text.RegularExpressions;

namespace Jaring.Tests.Support.Conformance;

/// <summary>
/// What no official description knows, although it is real; each entry was reviewed and says why. Anything else that is not described is a fault,
/// and an entry that a newer description does know is one as well.
/// </summary>
internal static class Undescribed
{
    public static readonly IReadOnlyList<(string Service, string Method, string Route, string Why)> Reviewed =
    [
        ("graph", "POST", "/$batch", "JSON batching is in no description (specs/findings.md 1); its parts are compared one by one"),
        ("graph", "GET", "/users/{id}/outlook/supportedTimeZones", "Graph's page \"outlookUser: supportedTimeZones\"; our subset of the description leaves it out"),
        ("graph", "GET", "/users/{id}/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'{id}')", "as above"),
        ("graph", "POST", "/teamwork/sendActivityNotificationToRecipients", "Graph's page \"teamwork: sendActivityNotificationToRecipients\"; left out likewise"),
        ("connector", "GET", "/v3/teams/{id}", "Teams' own endpoint; no description exists (specs/findings.md 2)"),
        ("connector", "GET", "/v3/teams/{id}/conversations", "as above"),
        ("connector", "GET", "/v1/meetings/{id}", "as above"),
        ("connector", "GET", "/v1/meetings/{id}/participants/{id}", "as above"),
    ];

    /// <summary>True when the call is on the list.</summary>
    public static bool Knows(Traffic call) => Reviewed.Any(r =>
        r.Service == call.Service && r.Method == call.Method && Regex.IsMatch(call.Route, $"^{Regex.Escape(r.Route).Replace("\\{id}", "[^/]+", StringComparison.Ordinal)}$"));
}
