using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Team;

/// <summary>Lets the addresses be checked, at start and each hour: those that were not looked at on this day, which is all of them after midnight and hardly any later.</summary>
internal sealed partial class AddressesWorker(CheckAddresses check, TimeProvider clock, ILogger<AddressesWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

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
            var looked = await check.RunAsync(stoppingToken);
            if (looked > 0)
            {
                LogChecked(looked);
            }
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Addresses: {Count} looked at")]
    private partial void LogChecked(int count);

    [LoggerMessage(2, LogLevel.Warning, "Addresses: looking at them ended with {Code}; the next hour tries again")]
    private partial void LogFailed(string code);
}
