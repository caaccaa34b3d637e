using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>What a person may know about the outbox of an office.</summary>
public sealed class ReadDelivery(JaringDbContext store, TimeProvider clock)
{
    /// <summary>
    /// Counts rows whose delivery is late or was given up. A row that waits for its fixed time is not counted: a counter that moves in the minute
    /// somebody sends would tell what rule 3 of architecture.md keeps quiet.
    /// </summary>
    public async Task<DeliveryState> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var mine = store.Set<OutboxRow>().Where(r => r.OfficeId == officeId);
        var pending = await mine.CountAsync(r => r.State == OutboxState.Pending && (r.DueAt <= now || r.Attempts > 0), cancellationToken);
        var parked = await mine.CountAsync(r => r.State == OutboxState.Parked, cancellationToken);
        return new(pending, parked, await LastNoticeAsync(mine, cancellationToken));
    }

    private static async Task<DateTimeOffset?> LastNoticeAsync(IQueryable<OutboxRow> mine, CancellationToken cancellationToken)
    {
        var last = await mine.Where(r => r.Kind == NoticeRows.MemberKind && r.State == OutboxState.Done).MaxAsync(r => r.Subject, cancellationToken);
        return last is null ? null : NoticeRows.RoundOf(last);
    }
}

/// <summary>How the outbox of an office stands.</summary>
/// <param name="Pending">Rows that are due or being tried again.</param>
/// <param name="Parked">Rows that were given up.</param>
/// <param name="LastNotice">The last round that reached a member, or null.</param>
public sealed record DeliveryState(int Pending, int Parked, DateTimeOffset? LastNotice);
