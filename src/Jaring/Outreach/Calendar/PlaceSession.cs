using Jaring.Outbox;
using Jaring.Storage;

namespace Jaring.Outreach.Calendar;

/// <summary>
/// Puts a session into the calendar as it is planned now. Before each call that writes, the row says that an answer is open; a call that finds it so
/// looks first at what the calendar really holds. So a lost answer makes no second event and hides no change that somebody made in Outlook.
/// </summary>
internal sealed class PlaceSession(CalendarNotes notes, ClearSession clear, ICalendar calendar, TimeProvider clock)
{
    /// <summary>How often in one turn a change begins again because the event had changed meanwhile.</summary>
    private const int MostRounds = 3;

    /// <summary>Done when all events are as planned, or somebody has to decide first.</summary>
    public async Task<Delivery> PlaceAsync(Noted noted, CancellationToken cancellationToken)
    {
        var events = Enumerable.Range(0, noted.Events.Count == 0 ? 0 : noted.Events.Max(e => e.Part) + 1);
        var seats = Seating.Of(noted.Session.Attendees, [.. events.Select(n => noted.Event(n)?.Attendees ?? [])]);
        for (var part = 0; part < seats.Count && noted.Session.Outlook is not { Deleted: true }; part++)
        {
            (noted, var delivery) = await PlaceOneAsync(noted, part, seats[part], cancellationToken);
            if (delivery.Outcome != DeliveryOutcome.Done)
            {
                return delivery;
            }
        }
        return Delivery.Done;
    }

    private async Task<(Noted, Delivery)> PlaceOneAsync(Noted noted, int part, IReadOnlyList<string> guests, CancellationToken cancellationToken)
    {
        if (part > 0 && guests.Count == 0)
        {
            return await CloseAsync(noted, noted.Event(part), cancellationToken);
        }
        for (var round = 0; round < MostRounds; round++)
        {
            (noted, var delivery) = await SettleAsync(noted, part, guests, cancellationToken);
            if (delivery.Outcome != DeliveryOutcome.Done || noted.Session.Outlook is { Deleted: true })
            {
                return (noted, delivery);
            }
            (noted, delivery) = await ChangeAsync(noted, noted.Event(part)!, guests, cancellationToken);
            if (delivery.Fault != CalendarAnswer.ChangedMeanwhile)
            {
                return (noted, delivery);
            }
        }
        return (noted, Delivery.Again(CalendarAnswer.ChangedMeanwhile));
    }

    /// <summary>Makes the event unless it is there, and looks at it when an earlier answer is open.</summary>
    private async Task<(Noted, Delivery)> SettleAsync(Noted noted, int part, IReadOnlyList<string> guests, CancellationToken cancellationToken)
    {
        var known = noted.Event(part);
        if (known is { EventId: not null, Open: false })
        {
            return (noted, Delivery.Done);
        }
        if (known is not { Open: true })
        {
            noted = await WriteAsync(noted, (store, now) => Wish.Ask(store, now, part, guests, clock.GetUtcNow()), cancellationToken);
            known = noted.Event(part)!;
        }
        WritePoint.CalendarCreating.Pass();
        var answer = known.EventId is { } id ? await calendar.ReadAsync(known.OfficeId, id, cancellationToken) : await calendar.CreateAsync(Wish.EntryOf(known), cancellationToken);
        WritePoint.CalendarCreated.Pass();
        return await NoteAsync(noted, part, answer, (_, _) => { }, cancellationToken);
    }

    /// <summary>Changes what is not as planned; nobody hears of what need not be said.</summary>
    private async Task<(Noted, Delivery)> ChangeAsync(Noted noted, SessionEvent known, IReadOnlyList<string> guests, CancellationToken cancellationToken)
    {
        if (Wish.ChangeOf(noted, known, guests) is not { } change)
        {
            return (noted, Delivery.Done);
        }
        var everybody = known.Attendees.Union(guests, StringComparer.OrdinalIgnoreCase).ToList();
        noted = await WriteAsync(noted, known.Part, (_, now) => Wish.Begin(now, change, everybody), cancellationToken);
        WritePoint.CalendarChanging.Pass();
        var answer = await calendar.UpdateAsync(change, cancellationToken);
        WritePoint.CalendarChanged.Pass();
        if (answer.Delivery.Fault == CalendarAnswer.ChangedMeanwhile)
        {
            return await CompareAsync(noted, known, change, cancellationToken);
        }
        return await NoteAsync(noted, known.Part, answer, (_, now) => Wish.End(now, change, guests), cancellationToken);
    }

    /// <summary>The event was not as we knew it: either our own call came twice, or somebody changed it in Outlook.</summary>
    private async Task<(Noted, Delivery)> CompareAsync(Noted noted, SessionEvent known, CalendarChange change, CancellationToken cancellationToken)
    {
        var read = await calendar.ReadAsync(change.OfficeId, change.EventId, cancellationToken);
        if (read.Event is not { } held)
        {
            return await NoteAsync(noted, known.Part, read, (_, _) => { }, cancellationToken);
        }
        noted = await WriteAsync(
            noted,
            (store, now) =>
            {
                var mine = now.Event(known.Part)!;
                mine.Face = held.Face == change.To ? held.Face : mine.Face;
                notes.Find(store, now, mine, held, isWhole: true);
            },
            cancellationToken);
        return (noted, Delivery.Again(CalendarAnswer.ChangedMeanwhile));
    }

    /// <summary>Nobody is left on a further event.</summary>
    private async Task<(Noted, Delivery)> CloseAsync(Noted noted, SessionEvent? emptied, CancellationToken cancellationToken)
    {
        if (emptied is null or { EventId: null, Open: false })
        {
            return (noted, Delivery.Done);
        }
        var delivery = await clear.TakeOutAsync(emptied, cancellationToken);
        if (delivery.Outcome == DeliveryOutcome.Done)
        {
            noted = await WriteAsync(noted, emptied.Part, (_, now) => now.Reset(), cancellationToken);
        }
        return (noted, delivery);
    }

    /// <summary>Writes down how a call ended. After a lost answer the row stays open; after a refusal nothing has happened.</summary>
    private async Task<(Noted, Delivery)> NoteAsync(
        Noted noted, int part, CalendarAnswer answer, Action<JaringDbContext, SessionEvent> also, CancellationToken cancellationToken)
    {
        if (answer.Event is null && answer.Delivery.Outcome != DeliveryOutcome.GiveUp)
        {
            return (noted, answer.Delivery);
        }
        noted = await WriteAsync(
            noted,
            (store, now) =>
            {
                var mine = now.Event(part)!;
                if (answer.Event is { } held)
                {
                    notes.Hold(now, mine, held);
                    also(store, mine);
                }
                else if (answer.IsGone)
                {
                    CalendarNotes.Lose(now, mine);
                }
                else
                {
                    mine.Open = false;
                }
            },
            cancellationToken);
        return (noted, answer.IsGone ? Delivery.Done : answer.Delivery);
    }

    private Task<Noted> WriteAsync(Noted noted, Action<JaringDbContext, Noted> change, CancellationToken cancellationToken) =>
        notes.WriteAsync(noted.Session.OfficeId, noted.Session.Id, change, cancellationToken);

    private Task<Noted> WriteAsync(Noted noted, int part, Action<JaringDbContext, SessionEvent> change, CancellationToken cancellationToken) =>
        WriteAsync(noted, (store, now) => change(store, now.Event(part)!), cancellationToken);
}
