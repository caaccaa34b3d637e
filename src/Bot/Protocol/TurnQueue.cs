using System.Threading.Channels;
using Jaring.Offices;
using Microsoft.Extensions.Hosting;

namespace Jaring.Bot.Protocol;

/// <summary>One accepted activity that waits for its handler.</summary>
internal sealed record Turn(OfficeOptions Office, Activity Activity);

/// <summary>
/// Lets a message be answered with 200 at once and handled afterwards (teams.md §3.5). A line for each office, so that a flood in one holds up no other; bounded:
/// when it is full the connector is told to come back. Memory only: what is lost with the process is a neutral card.
/// </summary>
internal sealed class TurnQueue(OfficeRegister offices)
{
    /// <summary>Some 16 MB of activities; at what Teams lets an app send, five and a half minutes of waiting.</summary>
    private const int Most = 16_384;

    private readonly Dictionary<string, Channel<Turn>> lines = offices.All.ToDictionary(
        o => o.Id, _ => Channel.CreateBounded<Turn>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.Wait }), StringComparer.Ordinal);

    /// <summary>False when the office's line is full.</summary>
    public bool TryAdd(Turn turn) => lines[turn.Office.Id].Writer.TryWrite(turn);

    /// <summary>The next turn of an office. Each turn wakes one of those who wait here; <c>ReadAllAsync</c> would wake all of them, for nothing.</summary>
    public ValueTask<Turn> TakeAsync(OfficeOptions office, CancellationToken cancellationToken) => lines[office.Id].Reader.ReadAsync(cancellationToken);
}

/// <summary>
/// Takes turns from the queue, as many at a time as wait for something: a turn is nearly all waiting, for the connector, for its place in
/// <see cref="SendPace"/>, for the pause after a failure. 256 of them serve what Teams allows an app in one tenant, 50 calls a second, while each takes five
/// seconds.
/// </summary>
internal sealed class TurnWorker(TurnQueue queue, OfficeRegister offices, CloudAdapter adapter) : BackgroundService
{
    private const int AtOnce = 256;

    /// <summary>Plain loops: each takes the next turn by itself, without a lock that all of them would have to pass.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(offices.All.SelectMany(o => Enumerable.Range(0, AtOnce).Select(_ => ServeAsync(o, stoppingToken))));

    private async Task ServeAsync(OfficeOptions office, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await adapter.RunQueuedAsync(await queue.TakeAsync(office, stoppingToken), stoppingToken);
        }
    }
}
