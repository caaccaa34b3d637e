using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>Tells one member of one round, within an hour of a fixed time. Who has left the team since is not told.</summary>
internal sealed class NoticeMemberHandler(ReadDirectory directory, JaringDbContext store, INoticeSender sender, OfficeRegister offices, TimeProvider clock) : IOutboxHandler
{
    /// <summary>Longer than a round takes to become its members' rows, which take the place of this one.</summary>
    private static readonly TimeSpan UntilReplaced = TimeSpan.FromMinutes(1);

    public string Kind => NoticeRows.MemberKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (NoticeSchedule.WaitFrom(offices.Get(row.OfficeId), now) is { } wait)
        {
            return Delivery.Wait("not-the-time", wait);
        }
        var round = NoticeRows.RoundOf(row.Subject);
        if (await IsNewerDueAsync(row.OfficeId, round, now, cancellationToken))
        {
            return Delivery.Wait("newer-round", UntilReplaced);
        }
        var memberId = NoticeRows.MemberOf(row.Subject);
        var seat = (await directory.ReadActiveSeatsAsync(row.OfficeId, cancellationToken)).SingleOrDefault(s => s.MemberId == memberId);
        return seat is null ? Delivery.Done : await sender.SendAsync(new(row.OfficeId, seat.ObjectId, round), cancellationToken);
    }

    private async Task<bool> IsNewerDueAsync(string officeId, DateTimeOffset round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (mine, latest) = (NoticeRows.Stamp(round), NoticeRows.Stamp(now));
        return await store.Set<OutboxRow>().AnyAsync(
            r => r.OfficeId == officeId && r.Kind == NoticeRows.RoundKind && r.State == OutboxState.Pending && r.Subject.CompareTo(mine) > 0 && r.Subject.CompareTo(latest) <= 0,
            cancellationToken);
    }
}
