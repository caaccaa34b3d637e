using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Reminders;

/// <summary>Looks every ten minutes whether a reminder is due.</summary>
internal sealed class RemindersWorker(DueReminders due, TimeProvider clock, ILogger<RemindersWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every { get; } = TimeSpan.FromMinutes(10);

    protected override string Kind => "reminders";

    protected override Task RunAsync(CancellationToken stoppingToken) => due.RunAsync(stoppingToken);
}
