using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Tests.Support.Conformance;

/// <summary>The Sandbox's records as traffic to compare.</summary>
internal static class RecordedTraffic
{
    private static readonly string[] Prefixes = ["/graph/v1.0", "/graph", "/connector", "/teams"];

    /// <summary>
    /// Of a call that met a fault on demand the request is compared, and the answer when the service gave it in its own words. A proxy's page and
    /// garbage are nobody's.
    /// </summary>
    public static IReadOnlyCollection<Traffic> ToTraffic(this Records records) => [.. records.All.Select(Of)];

    private static Traffic Of(CloudRecord r)
    {
        var isOwn = r is { Status: > 0, Struck: not (FaultKind.Html or FaultKind.Garbage) };
        var prefix = Prefixes.FirstOrDefault(p => r.Path.StartsWith(p, StringComparison.Ordinal)) ?? "";
        return new(r.Service, r.Method, r.Path[prefix.Length..], r.Query, r.Body, isOwn ? r.Status : 0, isOwn ? r.Answer : null);
    }
}
