using Jaring.Offices;
using Jaring.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Outreach.Calendar;

/// <summary>Follows every office's calendar now and then. Polling needs no public address for Graph to call (teams.md §7).</summary>
internal sealed class CalendarWorker(
    OfficeRegister offices, IServiceScopeFactory scopes, IOptions<OutreachOptions> options, TimeProvider clock, ILogger<CalendarWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every => options.Value.RefreshEvery;

    protected override string Kind => "calendar";

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

    protected override Task UntilFirstAsync(CancellationToken stoppingToken) => PauseAsync(stoppingToken);

    protected override Task RunAsync(CancellationToken stoppingToken) => FollowAllAsync(stoppingToken);
}
