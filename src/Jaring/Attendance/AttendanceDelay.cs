using System.Net;
using Jaring.Intake;

namespace Jaring.Attendance;

/// <summary>
/// The waiting lines of the public pages, by neighbourhoods that are known only as hashes in memory. A full hall shares one address, so what is right goes
/// through at once; codes that are wrong wait sooner, because guessing needs many of them.
/// </summary>
public sealed class AttendanceDelay(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromSeconds(10);

    private readonly BucketQueue sent = new(600, Minute, Minute / 600, Longest, time);
    private readonly BucketQueue wrong = new(60, Minute, Minute / 60, Longest, time);

    /// <summary>Returns when it is this page's turn.</summary>
    public Task SentAsync(IPAddress? address, CancellationToken cancellationToken) => sent.WaitAsync(address, cancellationToken);

    /// <summary>The same for a code that opens nothing.</summary>
    public Task WrongAsync(IPAddress? address, CancellationToken cancellationToken) => wrong.WaitAsync(address, cancellationToken);
}
