using Jaring.Workers;
using Microsoft.Extensions.Logging;

namespace Jaring.Team;

/// <summary>Lets the addresses be checked, at start and each hour: those that were not looked at on this day, which is all of them after midnight and hardly any later.</summary>
internal sealed partial class AddressesWorker(CheckAddresses check, TimeProvider clock, ILogger<AddressesWorker> log) : PeriodicWorker(clock, log)
{
    protected override TimeSpan Every { get; } = TimeSpan.FromHours(1);

    protected override string Kind => "addresses";

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        var looked = await check.RunAsync(stoppingToken);
        if (looked > 0)
        {
            LogChecked(Log, looked);
        }
    }

    [LoggerMessage(2, LogLevel.Information, "Addresses: {Count} looked at")]
    private static partial void LogChecked(ILogger log, int count);
}
