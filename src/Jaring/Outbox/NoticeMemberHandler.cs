using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>
/// Tells one member of one round, within an hour of a fixed time. Who has left the team since is not told. What a chat may have shown is not shown again in this round: the member
/// is owed the next fixed time instead, where it merges with that round's own notice (docs/decisions/0007).
/// </summary>
internal sealed class NoticeMemberHandler(
    ReadDirectory directory, JaringDbContext store, INoticeSender sender, INoticeDesk desk, StoreWriter writer, OfficeRegister offices, TimeProvider clock) : IOutboxHandler
{
    /// <summary>Longer than a round takes to become its members' rows, which take the place of this one.</summary>
    private static readonly TimeSpan UntilReplaced = TimeSpan.FromMinutes(1);

    public string Kind => NoticeRows.MemberKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var memberId = NoticeRows.MemberOf(row.Subject);
        var seat = (await directory.ReadActiveSeatsAsync(row.OfficeId, cancellationToken)).SingleOrDefault(s => s.MemberId == memberId);
        if (seat is null)
        {
            return Delivery.Done;
        }

        if (row.NoticeWay == NoticeWay.Chat)
        {
            return await OweAsync(row, cancellationToken);
        }

        return await WaitAsync(row, cancellationToken) ?? await SendAsync(row, seat, cancellationToken);
    }

    /// <summary>Null when the notice may leave now.</summary>
    private async Task<Delivery?> WaitAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (NoticeSchedule.WaitFrom(offices.Get(row.OfficeId), now) is { } wait)
        {
            return Delivery.Wait("not-the-time", wait);
        }

        var (mine, latest) = (NoticeRows.Stamp(NoticeRows.RoundOf(row.Subject)), NoticeRows.Stamp(now));
        var newer = store.Set<OutboxRow>().Where(r => r.OfficeId == row.OfficeId && r.Kind == NoticeRows.RoundKind && r.State == OutboxState.Pending);
        return await newer.AnyAsync(r => r.Subject.CompareTo(mine) > 0 && r.Subject.CompareTo(latest) <= 0, cancellationToken)
            ? Delivery.Wait("newer-round", UntilReplaced)
            : null;
    }

    private async Task<Delivery> SendAsync(OutboxRow row, Seat seat, CancellationToken cancellationToken)
    {
        var trail = new Trail(row, writer);
        var delivery = await sender.SendAsync(new(row.OfficeId, seat.ObjectId, NoticeRows.RoundOf(row.Subject)), trail, cancellationToken);
        return delivery.Outcome switch
        {
            DeliveryOutcome.Done => delivery,
            DeliveryOutcome.Unsure when trail.Last == NoticeWay.Chat => await OweAsync(row, cancellationToken),
            DeliveryOutcome.Unsure => Delivery.Again(delivery.Fault!),
            DeliveryOutcome.GiveUp when trail.Earlier != NoticeWay.None => await OweAsync(row, cancellationToken),
            _ => await ForgetAsync(trail, delivery, cancellationToken),
        };
    }

    /// <summary>Puts the member's notice of the next round into the outbox and settles this one, in one transaction.</summary>
    private async Task<Delivery> OweAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var next = NoticeRows.Member(row.OfficeId, desk.NextRound(row.OfficeId), NoticeRows.MemberOf(row.Subject));
        await writer.WriteAsync(
            async (store, ct) =>
            {
                await store.InsertOrIgnoreAsync(next, ct);
                return await Trail.Of(store, row).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, OutboxState.Done), ct);
            },
            cancellationToken);
        WritePoint.NoticeOwed.Pass();
        return Delivery.Done;
    }

    /// <summary>Every way refused for certain, so none is spent, unless an earlier attempt left one open.</summary>
    private static async Task<Delivery> ForgetAsync(Trail trail, Delivery delivery, CancellationToken cancellationToken)
    {
        if (trail.Last != trail.Earlier)
        {
            await trail.SaveAsync(trail.Earlier, cancellationToken);
        }

        return delivery;
    }

    private sealed class Trail(OutboxRow row, StoreWriter writer) : INoticeTrail
    {
        public NoticeWay Earlier { get; } = row.NoticeWay;

        public NoticeWay Last { get; private set; } = row.NoticeWay;

        public static IQueryable<OutboxRow> Of(JaringDbContext store, OutboxRow row) =>
            store.Set<OutboxRow>().Where(r => r.OfficeId == row.OfficeId && r.Id == row.Id && r.State == OutboxState.Pending && r.Attempts == row.Attempts);

        public async Task LeaveAsync(NoticeWay way, CancellationToken cancellationToken)
        {
            if (way != Last)
            {
                await SaveAsync(way, cancellationToken);
            }

            WritePoint.NoticeMarked.Pass();
        }

        /// <summary>A row that another worker took since is left to it, and nothing is sent for it here.</summary>
        public async Task SaveAsync(NoticeWay way, CancellationToken cancellationToken)
        {
            var saved = await writer.WriteAsync((store, ct) => Of(store, row).ExecuteUpdateAsync(s => s.SetProperty(r => r.NoticeWay, way), ct), cancellationToken);
            if (saved != 1)
            {
                throw new DbUpdateConcurrencyException("The row belongs to another worker.");
            }

            Last = way;
        }
    }
}
