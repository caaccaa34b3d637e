using System.Globalization;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Outreach;

/// <summary>Puts a session into the calendar and keeps what the calendar then really holds.</summary>
internal sealed class CalendarCreateHandler(
    JaringDbContext store, StoreWriter writer, ICalendar calendar, OfficeRegister offices, IOptions<OutboxOptions> options, TimeProvider clock) : IOutboxHandler
{
    public string Kind => SessionRows.CreateKind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleAsync(s => s.OfficeId == row.OfficeId && s.Id == row.Subject, cancellationToken);
        if (session.EventId is not null || IsCancelledUntried(session, row))
        {
            return Delivery.Done;
        }
        WritePoint.CalendarCreating.Pass();
        var answer = await calendar.CreateAsync(Entry(session), cancellationToken);
        WritePoint.CalendarCreated.Pass();
        await writer.WriteAsync((write, ct) => KeepAsync(write, row, answer, ct), cancellationToken);
        WritePoint.CalendarKept.Pass();
        return answer.Delivery;
    }

    /// <summary>
    /// Cancelled before the first attempt: nothing stands in the calendar. After an attempt whose answer was lost something may stand there; creating
    /// again under the same transaction id finds it, and the cancelling row takes it out.
    /// </summary>
    private static bool IsCancelledUntried(Session session, OutboxRow row) => session.State != SessionState.Planned && row.Attempts <= 1;

    private CalendarEntry Entry(Session session) => new(
        session.OfficeId,
        SessionRows.TransactionOf(session.OfficeId, session.Id),
        session.Title,
        DateTime.ParseExact(session.StartsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture),
        DateTime.ParseExact(session.EndsAt, TimeRules.TimeForm, CultureInfo.InvariantCulture),
        offices.Get(session.OfficeId).TimeZone,
        session.Place,
        session.Online,
        session.Attendees);

    private async Task<bool> KeepAsync(JaringDbContext write, OutboxRow row, CalendarAnswer answer, CancellationToken cancellationToken)
    {
        var session = await write.Set<Session>().SingleAsync(s => s.OfficeId == row.OfficeId && s.Id == row.Subject, cancellationToken);
        if (answer is { Delivery.Outcome: DeliveryOutcome.Done, Event: { } found })
        {
            session.Take(found, clock.GetUtcNow());
        }
        else
        {
            session.Fault = answer.Delivery.Fault;
            session.Revision++;
        }
        if (session.State == SessionState.Planned)
        {
            session.State = Next(answer.Delivery, row);
        }
        await write.SaveChangesAsync(cancellationToken);
        return true;
    }

    private SessionState Next(Delivery delivery, OutboxRow row) => delivery.Outcome switch
    {
        DeliveryOutcome.Done => SessionState.InCalendar,
        DeliveryOutcome.Again when row.Attempts < options.Value.MaxAttempts => SessionState.Planned,
        _ => SessionState.Failed,
    };
}
