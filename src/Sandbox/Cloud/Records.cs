using System.Collections.Concurrent;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud;

/// <summary>Everything that the pretend cloud was ever sent, as it came, with what it answered. Tests search it for words that should be nowhere.</summary>
internal sealed class Records
{
    private readonly ConcurrentQueue<CloudRecord> all = new();

    public IReadOnlyCollection<CloudRecord> All => all;

    public void Add(CloudRecord record) => all.Enqueue(record);
}

/// <summary>One request that passed the pretend cloud.</summary>
/// <param name="Service">"entra", "connector", "graph", or "bot" for what the cloud itself sent to the bot.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path, unescaped.</param>
/// <param name="Query">Query, unescaped, with its question mark; empty when there was none.</param>
/// <param name="Body">Body as it came.</param>
/// <param name="Status">Status of the answer; 0 when the caller got none.</param>
/// <param name="Answer">Body of the answer.</param>
/// <param name="Struck">The fault on demand that the call met, or null.</param>
internal sealed record CloudRecord(
    string Service, string Method, string Path, string Query, string Body, int Status, string Answer, FaultKind? Struck = null)
{
    /// <summary>The service under whose paths this one stands; null for the Sandbox's own page.</summary>
    public static string? ServiceOf(PathString path) =>
        path.StartsWithSegments("/graph") ? "graph"
        : path.StartsWithSegments("/connector") || path.StartsWithSegments("/teams") ? "connector"
        : path.StartsWithSegments("/botframework") || path.StartsWithSegments($"/{Demo.DemoOffice.TenantId}") ? "entra"
        : null;
}
