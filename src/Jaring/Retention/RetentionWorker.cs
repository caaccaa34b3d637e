using Microsoft.Extensions.Hosting;

namespace Jaring.Retention;

/// <summary>Erases at start and once a day. A host that was off for a month catches up in one go.</summary>
internal sealed class RetentionWorker(EraseWhatIsPast erase, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await erase.RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
