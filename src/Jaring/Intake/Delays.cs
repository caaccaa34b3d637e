using System.Net;
using Microsoft.Extensions.Options;

namespace Jaring.Intake;

/// <summary>The waiting line of reports.</summary>
public sealed class SubmitDelay(IOptions<RoomOptions> options, TimeProvider time)
{
    private readonly BucketQueue queue = new(
        options.Value.FreeReportsPerBucket, options.Value.BucketWindow, options.Value.DelayStep, options.Value.MaxDelay, time);

    /// <summary>How many neighbourhoods are remembered.</summary>
    internal int Remembered => queue.Count;

    /// <summary>Returns when it is this sender's turn.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken) => queue.WaitAsync(address, cancellationToken);
}

/// <summary>The waiting line of receipts: ten a minute go through at once, later ones every six seconds (sealing.md 3.4).</summary>
public sealed class LookupDelay(IOptions<RoomOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly BucketQueue queue = new(
        options.Value.FreeLookupsPerBucket, Minute, Minute / 10, options.Value.MaxDelay, time);

    /// <summary>Returns when it is this visitor's turn.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken) => queue.WaitAsync(address, cancellationToken);
}

/// <summary>The waiting line of what people save while they write: two changes a minute from each page, so that a hall full of them goes through at once.</summary>
public sealed class DraftDelay(IOptions<RoomOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly BucketQueue queue = new(
        options.Value.FreeDraftSavesPerBucket, Minute, Minute / options.Value.FreeDraftSavesPerBucket, options.Value.MaxDelay, time);

    /// <summary>Returns when it is this page's turn.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken) => queue.WaitAsync(address, cancellationToken);
}
