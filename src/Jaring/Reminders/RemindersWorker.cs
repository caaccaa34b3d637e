using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Reminders;

/// <summary>Looks every ten minutes whether a reminder is due. A store that is away for a while does not end it.</summary>
internal sealed partial class RemindersWorker(DueReminders due, TimeProvider clock, ILogger<RemindersWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await due.RunAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Reminders: looking whether one is due ended with {Code}; the next look tries again")]
    private partial void LogFailed(string code);
}
