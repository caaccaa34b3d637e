using System.Net;
using Jaring.Intake;
using Microsoft.Extensions.Options;

namespace Jaring.Team.Trustees;

/// <summary>The waiting line of those who look for an invitation or sign in without an account: as that of receipts, and apart from it.</summary>
public sealed class TrusteeDelay(IOptions<RoomOptions> options, TimeProvider time)
{
    private readonly LookupDelay line = new(options, time);

    /// <summary>Returns when it is this visitor's turn.</summary>
    public Task WaitAsync(IPAddress? address, CancellationToken cancellationToken) => line.WaitAsync(address, cancellationToken);
}
