using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Outbox;

/// <summary>Lets the outbox deliver when somebody rings and at each poll. A store that is away for a while does not end it.</summary>
internal sealed partial class OutboxWorker(
    OutboxDelivery delivery, OutboxQueue queue, OutboxSignal signal, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forgetAt = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.DeliverDueAsync(stoppingToken);
                if (clock.GetUtcNow() >= forgetAt)
                {
                    await queue.ForgetToldAsync(stoppingToken);
                    forgetAt = clock.GetUtcNow() + ForgetEvery;
                }
                await signal.WaitAsync(options.Value.Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogAway(fault.GetType().Name);
                await Task.Delay(options.Value.Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Outbox: a round of deliveries ended with {Code}; trying again")]
    private partial void LogAway(string code);
}
