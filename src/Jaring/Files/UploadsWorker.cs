using Jaring.Retention;
using Jaring.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Files;

/// <summary>Erases untied files once an hour, so that a day means a day; the daily sweep alone would let them lie for two.</summary>
internal sealed partial class UploadsWorker(PastUploads past, StrayBlobs stray, StoreWriter writer, TimeProvider clock, ILogger<UploadsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(past, stoppingToken);
                await TryAsync(stray, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(IRetentionRule rule, CancellationToken stoppingToken)
    {
        try
        {
            await writer.WriteAsync(rule.EraseAsync, stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(rule.Kind, fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Files: {Kind} ended with {Code}; the next hour has another try")]
    private partial void LogFailed(string kind, string code);
}
