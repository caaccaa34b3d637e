using Jaring.Storage;
using Jaring.Team;

namespace Jaring.Outbox;

/// <summary>At a round's time: one row for every active member of the signed directory, alike. Before the founding there is nobody to tell.</summary>
internal sealed class NoticeRoundHandler(ReadDirectory directory, StoreWriter writer) : IOutboxHandler
{
    public string Kind => NoticeRows.RoundKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var round = NoticeRows.RoundOf(row.Subject);
        var seats = await directory.ReadActiveSeatsAsync(row.OfficeId, cancellationToken);
        await writer.WriteAsync((store, ct) => ExpandAsync(store, [.. seats.Select(s => NoticeRows.Member(row.OfficeId, round, s.MemberId))], ct), cancellationToken);
        WritePoint.RoundExpanded.Pass();
        return Delivery.Done;
    }

    private static async Task<int> ExpandAsync(JaringDbContext store, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            await store.InsertOrIgnoreAsync(row, cancellationToken);
        }
        return rows.Count;
    }
}
