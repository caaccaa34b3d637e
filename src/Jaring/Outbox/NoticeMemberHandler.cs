using Jaring.Team;

namespace Jaring.Outbox;

/// <summary>Tells one member of one round. Who has left the team since is not told.</summary>
internal sealed class NoticeMemberHandler(ReadDirectory directory, INoticeSender sender) : IOutboxHandler
{
    public string Kind => NoticeRows.MemberKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var memberId = NoticeRows.MemberOf(row.Subject);
        var seat = (await directory.ReadActiveSeatsAsync(row.OfficeId, cancellationToken)).SingleOrDefault(s => s.MemberId == memberId);
        return seat is null ? Delivery.Done : await sender.SendAsync(new(row.OfficeId, seat.ObjectId, NoticeRows.RoundOf(row.Subject)), cancellationToken);
    }
}
