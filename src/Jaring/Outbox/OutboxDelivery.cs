using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Outbox;

/// <summary>Delivers what is due, a few rows at a time, each in its own scope. A failure of one row touches no other.</summary>
internal sealed partial class OutboxDelivery(
    OutboxQueue queue, IServiceScopeFactory scopes, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<OutboxDelivery> log)
{
    /// <summary>Delivers until nothing is due. A row that makes others due now (a notice round) is followed by them at once.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var tried = 0;
        while (await queue.TakeDueAsync(cancellationToken) is { Count: > 0 } rows)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(rows, parallel, async (row, ct) => await queue.SettleAsync(row, await TryAsync(row, ct), ct));
            tried += rows.Count;
        }
        return tried;
    }

    private async Task<Delivery> TryAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        // Shorter than the lease, so that no second worker takes the row while this one still talks.
        using var limit = new CancellationTokenSource(options.Value.Lease * 0.75, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var delivery = await GuardAsync(row, either.Token, cancellationToken);
        if (delivery.Outcome != DeliveryOutcome.Done)
        {
            LogNotTold(row.Kind, row.Attempts, delivery.Outcome, delivery.Fault);
        }
        return delivery;
    }

    private async Task<Delivery> GuardAsync(OutboxRow row, CancellationToken attempt, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IOutboxHandler>().SingleOrDefault(h => h.Kind == row.Kind);
            return handler is null ? Delivery.Again("no-handler") : await handler.DeliverAsync(row, attempt);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return Delivery.Again("timeout");
        }
        catch (DbUpdateConcurrencyException)
        {
            return Delivery.Again("conflict");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Only the type: messages of Graph exceptions carry whole bodies (specs/findings.md).
            LogUnexpected(row.Kind, fault.GetType().Name);
            return Delivery.Again("unexpected");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Outbox: {Kind} not told at attempt {Attempt}: {State} {Code}")]
    private partial void LogNotTold(string kind, int attempt, DeliveryOutcome state, string? code);

    [LoggerMessage(2, LogLevel.Error, "Outbox: the handler of {Kind} threw {Code}")]
    private partial void LogUnexpected(string kind, string code);
}
