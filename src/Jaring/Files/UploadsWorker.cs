using Jaring.Retention;
using Jaring.Storage;
using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Files;

/// <summary>Erases untied files once an hour, so that a day means a day; the daily sweep alone, which also does it at start, would let them lie for two.</summary>
internal sealed class UploadsWorker(PastUploads past, StrayBlobs stray, StoreWriter writer, TimeProvider clock, ILogger<UploadsWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every { get; } = TimeSpan.FromHours(1);

    protected override string Kind => "files";

    protected override Task UntilFirstAsync(CancellationToken stoppingToken) => PauseAsync(stoppingToken);

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        foreach (var rule in (IRetentionRule[])[past, stray])
        {
            await TryAsync(rule.Kind, ct => writer.WriteAsync(rule.EraseAsync, ct), stoppingToken);
        }
    }
}
