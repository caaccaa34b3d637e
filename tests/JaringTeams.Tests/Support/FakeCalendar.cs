using System.Collections.Concurrent;
using System.Globalization;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;

namespace Jaring.Tests.Support;

/// <summary>Stands in for Outlook: one event per transaction id, however often it is created. A test changes and deletes events as somebody in Outlook does.</summary>
internal sealed class FakeCalendar : ICalendar
{
    private readonly ConcurrentDictionary<string, int> marks = new();
    private readonly List<string> told = [];

    /// <summary>What stands there, by transaction id, which is the event's id too.</summary>
    public ConcurrentDictionary<string, CalendarEntry> Events { get; } = new();

    public ConcurrentQueue<string> Cancelled { get; } = new();

    public ConcurrentQueue<CalendarChange> Changes { get; } = new();

    public int Creates { get; private set; }

    public int Reads { get; private set; }

    public int Polls { get; private set; }

    public bool GivesLinks { get; set; } = true;

    /// <summary>Does what was asked but loses the answer, as a broken connection does.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Has forgotten where anybody stands.</summary>
    public bool Forgets { get; set; }

    public Delivery? Fails { get; set; }

    public Replies Replies { get; set; } = new(0, 0, 0, 2);

    public Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        Creates++;
        if (Fails is { } fails)
        {
            return Task.FromResult(new CalendarAnswer(fails, null));
        }
        if (Events.TryAdd(entry.TransactionId, entry))
        {
            Touch(entry.TransactionId);
        }
        return Answer(entry.TransactionId);
    }

    public Task<CalendarAnswer> FindAsync(CalendarEntry entry, CancellationToken cancellationToken) =>
        Task.FromResult(Fails is { } fails ? new(fails, null) : Found(entry.TransactionId));

    public Task<CalendarAnswer> UpdateAsync(CalendarChange change, CancellationToken cancellationToken)
    {
        if (Fails is { } fails)
        {
            return Task.FromResult(new CalendarAnswer(fails, null));
        }
        if (Found(change.EventId) is not { Event: { } held })
        {
            return Task.FromResult(CalendarAnswer.Gone);
        }
        if (held.Mark != change.Known)
        {
            return Task.FromResult(new CalendarAnswer(Delivery.Again(CalendarAnswer.ChangedMeanwhile), null));
        }
        Changes.Enqueue(change);
        var before = Events[change.EventId];
        var guests = change.Guests is { } g ? [.. before.Attendees.Except(g.Gone), .. g.Invited.Except(before.Attendees)] : before.Attendees;
        Events[change.EventId] = before with { Face = change.To, Online = before.Online || change.GoOnline, Link = change.Link is { } link ? link.To : before.Link, Attendees = guests };
        Touch(change.EventId);
        return Answer(change.EventId);
    }

    public Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(Fails is { } fails ? new(fails, null) : Found(eventId));
    }

    public Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        if (Fails is { } fails)
        {
            return Task.FromResult(new CalendarAnswer(fails, null));
        }
        Cancelled.Enqueue(eventId);
        Events.TryRemove(eventId, out _);
        Touch(eventId);
        return Task.FromResult(new CalendarAnswer(Delivery.Done, null));
    }

    public Task<ChangesAnswer> ReadChangesAsync(string officeId, ChangesFrom from, CancellationToken cancellationToken)
    {
        Polls++;
        if (Fails is { } fails)
        {
            return Task.FromResult(new ChangesAnswer(fails, [], []));
        }
        if (Forgets && from.Link is not null)
        {
            Forgets = false;
            return Task.FromResult(new ChangesAnswer(Delivery.Again("graph-refused"), [], [], Forgotten: true));
        }
        lock (told)
        {
            var since = from.Link is null ? [.. Events.Keys] : told.Skip(int.Parse(from.Link, CultureInfo.InvariantCulture)).Distinct().ToList();
            return Task.FromResult(new ChangesAnswer(
                Delivery.Done,
                [.. since.Select(Found).Select(f => f.Event).OfType<CalendarEvent>()],
                [.. since.Where(id => !Events.ContainsKey(id))],
                told.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Somebody changes the event in Outlook.</summary>
    public void ChangeInOutlook(string eventId, Func<CalendarFace, CalendarFace> change)
    {
        Events[eventId] = Events[eventId] with { Face = change(Events[eventId].Face) };
        Touch(eventId);
    }

    /// <summary>Somebody deletes the event in Outlook.</summary>
    public void DeleteInOutlook(string eventId)
    {
        Events.TryRemove(eventId, out _);
        Touch(eventId);
    }

    private void Touch(string eventId)
    {
        marks.AddOrUpdate(eventId, 1, (_, n) => n + 1);
        lock (told)
        {
            told.Add(eventId);
        }
    }

    private Task<CalendarAnswer> Answer(string eventId) => LosesAnswer ? throw new HttpRequestException("lost") : Task.FromResult(Found(eventId));

    private CalendarAnswer Found(string eventId) => Events.GetValueOrDefault(eventId) is not { } entry
        ? CalendarAnswer.Gone
        : new(Delivery.Done, new(eventId, $"{marks[eventId]}", entry.Face, entry.Online && GivesLinks ? $"https://teams.example/l/{eventId}" : null, Replies));
}
