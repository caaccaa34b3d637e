using System.Text.Json.Serialization;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud;

/// <summary>
/// One thing that goes wrong in one service. It strikes every call that it looks at, or the first <see cref="Count"/>, or a
/// <see cref="Share"/> of them by seed; both together strike a share until the count is reached.
/// </summary>
internal sealed class FaultPlan
{
    /// <summary>What happens. Left out: throttling for status 429, failing for another status, else a delay.</summary>
    public FaultKind? Kind { get; init; }

    /// <summary>Status to answer instead of working (fail, throttle), or of the proxy's page (html). 0: the usual one of the kind.</summary>
    public int Status { get; init; }

    /// <summary>Several statuses, of which the draw takes one; goes before <see cref="Status"/>.</summary>
    public IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>How many calls are struck at most; null for no bound.</summary>
    public int? Count { get; init; }

    /// <summary>Which share of the calls is struck, 0 to 1; null for all.</summary>
    public double? Share { get; init; }

    /// <summary>The seed of every draw of this plan.</summary>
    public long Seed { get; init; }

    /// <summary>Which calls it looks at: a method, a path with * for anything, or both ("POST */events"); null for all of the service.</summary>
    public string? Route { get; init; }

    /// <summary>Seconds in <c>Retry-After</c>, or null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Milliseconds by which a struck call is delayed.</summary>
    public int DelayMs { get; init; }

    /// <summary>Upper end of the delay, when it is spread; the draw chooses.</summary>
    public int? DelayMsUpTo { get; init; }

    /// <summary>Which garbage; null lets the draw choose.</summary>
    public GarbageForm? Form { get; init; }

    /// <summary>Of an activity that is sent to the bot twice: the second has an id of its own.</summary>
    public bool NewId { get; init; }

    /// <summary>The AADSTS number of a failing token request (entra-tokens.md); null for one that fits the status.</summary>
    public int? Aadsts { get; init; }

    /// <summary>The kind that is meant.</summary>
    [JsonIgnore]
    public FaultKind Meant => Kind ?? (Status, DelayMs) switch
    {
        (429, _) => FaultKind.Throttle,
        ( > 0, _) => FaultKind.Fail,
        _ => FaultKind.Delay,
    };
}
