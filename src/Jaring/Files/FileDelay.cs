using System.Net;
using Jaring.Intake;
using Microsoft.Extensions.Options;

namespace Jaring.Files;

/// <summary>The waiting line of files, apart from that of reports: many files make no report wait.</summary>
public sealed class FileDelay(IOptions<FilesOptions> files, IOptions<RoomOptions> room, TimeProvider time)
{
    private readonly BucketQueue queue = new(files.Value.FreePerBucket, room.Value.BucketWindow, room.Value.DelayStep, room.Value.MaxDelay, time);

    /// <summary>Returns when it is this sender's turn.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken) => queue.WaitAsync(address, cancellationToken);
}
