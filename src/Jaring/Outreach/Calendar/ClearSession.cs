using Jaring.Outbox;
using Jaring.Storage;

namespace Jaring.Outreach.Calendar;

/// <summary>Takes all events of a cancelled session out of the calendar, also one whose creation was never answered.</summary>
internal sealed class ClearSession(CalendarNotes notes, ICalendar calendar, TimeProvider clock)
{
    /// <summary>A create that was on its way when its answer got lost has arrived by then, or never will.</summary>
    private static readonly TimeSpan UntilArrived = TimeSpan.FromMinutes(1);

    /// <summary>Done when none of its events stands any more.</summary>
    public async Task<Delivery> ClearAsync(Noted noted, CancellationToken cancellationToken)
    {
        foreach (var known in noted.Events)
        {
            WritePoint.CalendarCancelling.Pass();
            var delivery = await TakeOutAsync(known, cancellationToken);
            WritePoint.CalendarCancelled.Pass();
            if (delivery.Outcome != DeliveryOutcome.Done)
            {
                return delivery;
            }
            await notes.WriteAsync(known.OfficeId, known.SessionId, (_, now) => CalendarNotes.Lose(now, now.Event(known.Part)!), cancellationToken);
        }
        return Delivery.Done;
    }

    /// <summary>Takes one event out.</summary>
    public async Task<Delivery> TakeOutAsync(SessionEvent known, CancellationToken cancellationToken)
    {
        if (known.EventId is { } id)
        {
            return (await calendar.CancelAsync(known.OfficeId, id, cancellationToken)).Delivery;
        }
        if (!known.Open)
        {
            return Delivery.Done;
        }
        var found = await calendar.FindAsync(Wish.EntryOf(known), cancellationToken);
        if (found.Event is { } held)
        {
            return (await calendar.CancelAsync(known.OfficeId, held.EventId, cancellationToken)).Delivery;
        }
        var since = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(known.AskedAt);
        return !found.IsGone ? found.Delivery : since < UntilArrived ? Delivery.Again("create-in-doubt", UntilArrived - since) : Delivery.Done;
    }
}
