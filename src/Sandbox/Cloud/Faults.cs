using System.Globalization;

namespace Jaring.Sandbox.Cloud;

/// <summary>Faults on demand: each service of the pretend cloud can be told to fail its next calls.</summary>
internal sealed class Faults
{
    public FaultPlan Entra { get; set; } = new();

    public FaultPlan Connector { get; set; } = new();

    public FaultPlan Graph { get; set; } = new();

    /// <summary>The organising mailbox gives no Teams link, as an unlicensed one does (teams.md §7.1).</summary>
    public bool NoMeetingLink { get; set; }

    /// <summary>Graph permissions that are taken away although the app was granted them.</summary>
    public IReadOnlyList<string> MissingPermissions { get; set; } = [];
}

/// <summary>What happens to the next calls of one service.</summary>
internal sealed class FaultPlan
{
    private int left;

    /// <summary>Status to answer instead of working; 0 answers normally.</summary>
    public int Status { get; set; }

    /// <summary>How many calls are struck.</summary>
    public int Count { get => left; set => left = value; }

    /// <summary>Seconds in <c>Retry-After</c>, or null for none.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Milliseconds by which every call is delayed.</summary>
    public int DelayMs { get; set; }

    /// <summary>Writes <c>Retry-After</c> when the plan has one.</summary>
    public void TellWhen(HttpResponse response)
    {
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Waits if told to, and says whether this call is struck.</summary>
    public async Task<FaultPlan?> StrikeAsync(TimeProvider time)
    {
        if (DelayMs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(DelayMs), time);
        return Status > 0 && Interlocked.Decrement(ref left) >= 0 ? this : null;
    }
}
