using Jaring.Offices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaring.Intake;

/// <summary>Draws for each office in its own rhythm. A draw that fails is left out: the next one has the same chance.</summary>
internal sealed partial class DrillWorker(OfficeRegister offices, DrillSchedule schedule, TimeProvider clock, ILogger<DrillWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(offices.All.Where(o => o.Notices.DrillsPerMonth > 0).Select(o => DrawAsync(o, stoppingToken)));

    private async Task DrawAsync(OfficeOptions office, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(office.Notices.DrillDrawEvery, clock, stoppingToken);
                await TryAsync(office.Id, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(string officeId, CancellationToken stoppingToken)
    {
        try
        {
            await schedule.DrawAsync(officeId, stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            // The log must not tell which case is a drill: a failed draw is told, one that made a drill is not.
            LogFailed(fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Drills: a draw ended with {Code}")]
    private partial void LogFailed(string code);
}
