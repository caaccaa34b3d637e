using System.Threading.Channels;
using Jaring.Offices;
using Microsoft.Extensions.Hosting;

namespace Jaring.Bot.Protocol;

/// <summary>One accepted activity that waits for its handler.</summary>
internal sealed record Turn(OfficeOptions Office, Activity Activity);

/// <summary>
/// Lets a message be answered with 200 at once and handled afterwards (teams.md §3.5). Bounded: when it is full the connector is told to
/// come back. Memory only: what is lost with the process is a neutral card.
/// </summary>
internal sealed class TurnQueue
{
    private readonly Channel<Turn> channel = Channel.CreateBounded<Turn>(new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>False when full.</summary>
    public bool TryAdd(Turn turn) => channel.Writer.TryWrite(turn);

    /// <summary>The next turn. Each turn wakes one of those who wait here; <c>ReadAllAsync</c> would wake all of them, for nothing.</summary>
    public ValueTask<Turn> TakeAsync(CancellationToken cancellationToken) => channel.Reader.ReadAsync(cancellationToken);
}

/// <summary>
/// Takes turns from the queue, as many at a time as the connector's way is long: a turn is nearly all waiting, and with a connector that takes a second, 64
/// of them still serve what Teams allows an app in one tenant, 50 calls a second (teams.md §3.4).
/// </summary>
internal sealed class TurnWorker(TurnQueue queue, CloudAdapter adapter) : BackgroundService
{
    private const int AtOnce = 64;

    /// <summary>Plain loops: each takes the next turn by itself, without a lock that all of them would have to pass.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ServeAsync(stoppingToken)));

    private async Task ServeAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await adapter.RunQueuedAsync(await queue.TakeAsync(stoppingToken), stoppingToken);
        }
    }
}
