using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

/// <summary>
/// At a round's time: one row for every active member of the signed directory, alike. Before the founding there is nobody to tell. What an earlier round
/// has not told yet goes: the words are the same, and a member who hears them twice in a row learns only that Teams was away.
/// </summary>
internal sealed class NoticeRoundHandler(ReadDirectory directory, StoreWriter writer, OfficeRegister offices, TimeProvider clock) : IOutboxHandler
{
    public string Kind => NoticeRows.RoundKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (NoticeSchedule.WaitFrom(offices.Get(row.OfficeId), clock.GetUtcNow()) is { } wait)
        {
            return Delivery.Wait("not-the-time", wait);
        }
        var round = NoticeRows.RoundOf(row.Subject);
        var seats = await directory.ReadActiveSeatsAsync(row.OfficeId, cancellationToken);
        OutboxRow[] rows = [.. seats.Select(s => NoticeRows.Member(row.OfficeId, round, s.MemberId))];
        await writer.WriteAsync((store, ct) => ExpandAsync(store, row.OfficeId, round, rows, ct), cancellationToken);
        WritePoint.RoundExpanded.Pass();
        return Delivery.Done;
    }

    private static async Task<int> ExpandAsync(JaringDbContext store, string officeId, DateTimeOffset round, OutboxRow[] rows, CancellationToken cancellationToken)
    {
        var first = NoticeRows.FirstMemberId(round);
        await store.Set<OutboxRow>()
            .Where(r => r.OfficeId == officeId && r.Kind == NoticeRows.MemberKind && r.State == OutboxState.Pending && r.Id.CompareTo(first) < 0)
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var row in rows)
        {
            await store.InsertOrIgnoreAsync(row, cancellationToken);
        }
        return rows.Length;
    }
}
