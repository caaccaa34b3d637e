using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.Extensions.Options;

namespace Jaring.Outreach.Calendar;

/// <summary>
/// Brings the calendar to what a session is now: makes, changes or cancels its events. A row says which change asked for it; the newest one does the
/// work of all before it, one worker at a time, so that the last state wanted is the one that stands at the end.
/// </summary>
internal sealed class CalendarHandler(
    StoreWriter writer, CalendarNotes notes, PlaceSession place, ClearSession clear, IOptions<OutboxOptions> options, TimeProvider clock) : IOutboxHandler
{
    private const int LongestWaitStep = 5;

    public string Kind => SessionRows.Kind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var turn = await writer.WriteAsync((store, ct) => TakeTurnAsync(store, row, ct), cancellationToken);
        if (turn is not { Noted: { } noted })
        {
            return turn.IsBusy ? Delivery.Wait("calendar-busy", TimeSpan.FromSeconds(1 << Math.Min(row.Attempts, LongestWaitStep))) : Delivery.Done;
        }
        var delivery = Delivery.Again("calendar-broken-off");
        try
        {
            delivery = noted.Session.State == SessionState.Cancelling
                ? await clear.ClearAsync(noted, cancellationToken)
                : await place.PlaceAsync(noted, cancellationToken);
        }
        finally
        {
            await notes.WriteAsync(row.OfficeId, row.Subject, (_, now) => EndTurn(now.Session, row, delivery), CancellationToken.None);
        }
        WritePoint.CalendarKept.Pass();
        return delivery;
    }

    private async Task<Turn> TakeTurnAsync(JaringDbContext store, OutboxRow row, CancellationToken cancellationToken)
    {
        var noted = await CalendarNotes.FindAsync(store, row.OfficeId, row.Subject, cancellationToken);
        if (noted is null || noted.Session.Wanted > SessionRows.WantedOf(row) || noted.Session.Placed >= SessionRows.WantedOf(row))
        {
            return new(null, IsBusy: false);
        }
        var now = clock.GetUtcNow();
        if (noted.Session.BusyUntil > now.ToUnixTimeMilliseconds())
        {
            return new(null, IsBusy: true);
        }
        noted.Session.BusyUntil = (now + options.Value.Lease).ToUnixTimeMilliseconds();
        noted.Session.Revision++;
        await store.SaveChangesAsync(cancellationToken);
        return new(noted, IsBusy: false);
    }

    private void EndTurn(Session session, OutboxRow row, Delivery delivery)
    {
        session.BusyUntil = null;
        if (delivery.Outcome != DeliveryOutcome.Done)
        {
            if (session.Wanted > SessionRows.WantedOf(row) || session.Placed >= SessionRows.WantedOf(row))
            {
                // A call that hung beyond its lease: a newer one is on its way or has been there, and this fault is the past.
                return;
            }
            session.Fault = delivery.Fault;
            var isOver = delivery.Outcome == DeliveryOutcome.GiveUp || (delivery.Outcome == DeliveryOutcome.Again && row.Attempts >= options.Value.MaxAttempts);
            session.State = isOver && session.State == SessionState.Planned ? SessionState.Failed : session.State;
            return;
        }
        session.Placed = SessionRows.WantedOf(row);
        session.Fault = session.Outlook is { Deleted: true } ? CalendarAnswer.EventGone : null;
        session.State = session.State switch
        {
            SessionState.Planned => SessionState.InCalendar,
            SessionState.Cancelling when session.Wanted == session.Placed => SessionState.Cancelled,
            var other => other,
        };
    }

    private readonly record struct Turn(Noted? Noted, bool IsBusy);
}
