using Jaring.Offices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Outreach.Calendar;

/// <summary>Follows every office's calendar now and then. Polling needs no public address for Graph to call (teams.md §7).</summary>
internal sealed partial class CalendarWorker(
    OfficeRegister offices, IServiceScopeFactory scopes, IOptions<OutreachOptions> options, TimeProvider clock, ILogger<CalendarWorker> log) : BackgroundService
{
    /// <summary>One pass over all offices. Returns how many calls it took.</summary>
    internal async Task<int> FollowAllAsync(CancellationToken cancellationToken)
    {
        var calls = 0;
        foreach (var office in offices.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            calls += await scope.ServiceProvider.GetRequiredService<FollowCalendar>().FollowAsync(office.Id, cancellationToken);
        }
        return calls;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
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
            await FollowAllAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Calendar: following its changes ended with {Code}; the next pass tries again")]
    private partial void LogFailed(string code);
}
