using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Retention;

/// <summary>Erases at start and once a day. A host that was off for a month catches up in one go.</summary>
internal sealed class RetentionWorker(EraseWhatIsPast erase, TimeProvider clock, ILogger<RetentionWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every { get; } = TimeSpan.FromDays(1);

    protected override string Kind => "retention";

    protected override Task RunAsync(CancellationToken stoppingToken) => erase.RunAsync(stoppingToken);
}
