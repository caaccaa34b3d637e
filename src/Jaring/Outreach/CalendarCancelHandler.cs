using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach;

/// <summary>Takes a cancelled session out of the calendar, once its creation has come to an end.</summary>
internal sealed class CalendarCancelHandler(JaringDbContext store, StoreWriter writer, ICalendar calendar) : IOutboxHandler
{
    public string Kind => SessionRows.CancelKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        if (await IsCreatingAsync(row, cancellationToken))
        {
            return Delivery.Again("create-under-way");
        }
        var eventId = await store.Set<Session>().Where(s => s.OfficeId == row.OfficeId && s.Id == row.Subject).Select(s => s.EventId).SingleAsync(cancellationToken);
        WritePoint.CalendarCancelling.Pass();
        var delivery = eventId is null ? Delivery.Done : (await calendar.CancelAsync(row.OfficeId, eventId, cancellationToken)).Delivery;
        WritePoint.CalendarCancelled.Pass();
        await writer.WriteAsync((write, ct) => KeepAsync(write, row, delivery, ct), cancellationToken);
        return delivery;
    }

    private async Task<bool> IsCreatingAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var id = SessionRows.CreateRowId(row.Subject);
        return await store.Set<OutboxRow>().AnyAsync(r => r.OfficeId == row.OfficeId && r.Id == id && r.State == OutboxState.Pending, cancellationToken);
    }

    private static async Task<bool> KeepAsync(JaringDbContext write, OutboxRow row, Delivery delivery, CancellationToken cancellationToken)
    {
        var session = await write.Set<Session>().SingleAsync(s => s.OfficeId == row.OfficeId && s.Id == row.Subject, cancellationToken);
        session.State = delivery.Outcome == DeliveryOutcome.Done ? SessionState.Cancelled : session.State;
        session.Fault = delivery.Fault;
        session.Revision++;
        await write.SaveChangesAsync(cancellationToken);
        return true;
    }
}
