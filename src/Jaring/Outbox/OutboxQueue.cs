using System.Security.Cryptography;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Outbox;

/// <summary>Takes due rows out of the store and writes back how their delivery ended.</summary>
internal sealed class OutboxQueue(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, IOptions<OutboxOptions> options, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>How many rows are taken at a time; small, so that a lease does not run out in the queue.</summary>
    private const int Batch = 16;

    /// <summary>
    /// Takes some due rows: counts the attempt and moves their time to the end of the lease. Whoever moved it owns the row until then, also among
    /// several hosts; a crash simply lets the lease run out.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> TakeDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!await IsAnyDueAsync(now, cancellationToken))
        {
            return [];
        }
        var taken = await writer.WriteAsync((store, ct) => TakeAsync(store, now, ct), cancellationToken);
        WritePoint.OutboxTaken.Pass();
        return taken;
    }

    /// <summary>Writes back how an attempt ended.</summary>
    public async Task SettleAsync(OutboxRow row, Delivery delivery, CancellationToken cancellationToken)
    {
        var (state, due) = delivery.Outcome switch
        {
            DeliveryOutcome.Done => (OutboxState.Done, row.DueAt),
            DeliveryOutcome.Wait => (OutboxState.Pending, (clock.GetUtcNow() + delivery.RetryAfter!.Value).ToUnixTimeMilliseconds()),
            DeliveryOutcome.Again when row.Attempts < options.Value.MaxAttempts => (OutboxState.Pending, Next(row, delivery)),
            _ => (OutboxState.Parked, row.DueAt),
        };
        WritePoint.OutboxTried.Pass();
        await writer.WriteAsync(
            (store, ct) => store.Set<OutboxRow>()
                .Where(r => r.OfficeId == row.OfficeId && r.Id == row.Id && r.State == OutboxState.Pending && r.Attempts == row.Attempts)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state).SetProperty(r => r.DueAt, due).SetProperty(r => r.LastFault, delivery.Fault), ct),
            cancellationToken);
        WritePoint.OutboxSettled.Pass();
    }

    /// <summary>Erases what was told long ago. Parked rows stay: a person decides about them.</summary>
    public async Task ForgetToldAsync(CancellationToken cancellationToken)
    {
        var before = (clock.GetUtcNow() - options.Value.KeepTold).ToUnixTimeMilliseconds();
        await writer.WriteAsync(
            (store, ct) => store.Set<OutboxRow>().Where(r => r.State == OutboxState.Done && r.DueAt < before).ExecuteDeleteAsync(ct), cancellationToken);
        WritePoint.OutboxForgotten.Pass();
    }

    private async Task<bool> IsAnyDueAsync(long now, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await Due(store, now).AnyAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<OutboxRow>> TakeAsync(JaringDbContext store, long now, CancellationToken cancellationToken)
    {
        var until = now + (long)options.Value.Lease.TotalMilliseconds;
        var rows = await Due(store, now).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Attempts++;
            row.DueAt = until;
        }
        await store.SaveChangesAsync(cancellationToken);
        return rows;
    }

    private long Next(OutboxRow row, Delivery delivery) =>
        (clock.GetUtcNow() + BackOff.After(row.Attempts, delivery.RetryAfter, options.Value, random)).ToUnixTimeMilliseconds();

    private static IQueryable<OutboxRow> Due(JaringDbContext store, long now) => store.Set<OutboxRow>().Where(r => r.State == OutboxState.Pending && r.DueAt <= now);
}
