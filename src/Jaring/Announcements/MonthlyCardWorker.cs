using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Announcements;

/// <summary>Looks every few minutes whether a monthly card is due.</summary>
internal sealed class MonthlyCardWorker(MonthlyCard cards, TimeProvider clock, ILogger<MonthlyCardWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every { get; } = TimeSpan.FromMinutes(10);

    protected override string Kind => "monthly-card";

    protected override Task RunAsync(CancellationToken stoppingToken) => cards.RunAsync(stoppingToken);
}
