using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Workers;

/// <summary>
/// Does one thing again and again while the host runs: a round at start, and one each time that <see cref="Every"/> has passed by the host's clock. A round
/// that fails is told by a code and made good by the next; it ends neither the worker nor the host. No round overtakes the one before it.
/// </summary>
internal abstract partial class PeriodicWorker(TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>From one round to the next.</summary>
    protected abstract TimeSpan Every { get; }

    /// <summary>What a round does, in a code for the log.</summary>
    protected abstract string Kind { get; }

    /// <summary>For what a worker has to tell besides its failures.</summary>
    protected ILogger Log => log;

    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Ends when the first round may begin: at once, unless a worker says otherwise.</summary>
    protected virtual Task UntilFirstAsync(CancellationToken stoppingToken) => Task.CompletedTask;

    /// <summary>As long as from one round to the next.</summary>
    protected Task PauseAsync(CancellationToken stoppingToken) => Task.Delay(Every, clock, stoppingToken);

    /// <summary>Tries a part of a round by itself, so that it keeps no other part from its work.</summary>
    protected async Task TryAsync(string kind, Func<CancellationToken, Task> part, CancellationToken stoppingToken)
    {
        try
        {
            await part(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(kind, fault.GetType().Name);
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UntilFirstAsync(stoppingToken);
            using var timer = new PeriodicTimer(Every, clock);
            do
            {
                await TryAsync(Kind, RunAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A round of {Kind} ended with {Code}; the next round tries again")]
    private partial void LogFailed(string kind, string code);
}
