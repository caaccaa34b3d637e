using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outbox;

internal sealed class NoticeDesk(OfficeRegister offices, TimeProvider clock) : INoticeDesk
{
    public DateTimeOffset NextRound(string officeId) => NoticeSchedule.Next(offices.Get(officeId), clock.GetUtcNow());

    public async Task RequestAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        if (store.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A notice is asked for within the transaction of the change that causes it.");
        }
        var office = offices.Get(officeId);
        var round = NoticeSchedule.Next(office, clock.GetUtcNow());
        while (!await store.InsertOrIgnoreAsync(NoticeRows.Round(officeId, round), cancellationToken) && await HasLeftAsync(store, officeId, round, cancellationToken))
        {
            round = NoticeSchedule.Next(office, round);
        }
    }

    /// <summary>True when the round went out while this transaction waited for the store: the request then belongs to the one after it.</summary>
    private static async Task<bool> HasLeftAsync(JaringDbContext store, string officeId, DateTimeOffset round, CancellationToken cancellationToken)
    {
        var id = NoticeRows.Round(officeId, round).Id;
        return await store.Set<OutboxRow>().AnyAsync(r => r.OfficeId == officeId && r.Id == id && r.State != OutboxState.Pending, cancellationToken);
    }
}
