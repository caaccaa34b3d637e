using System.Collections.Concurrent;
using Jaring.Outbox;
using Jaring.Outreach;

namespace Jaring.Tests.Support;

/// <summary>Stands in for Outlook: one event per transaction id, however often it is created.</summary>
internal sealed class FakeCalendar : ICalendar
{
    public ConcurrentDictionary<string, CalendarEntry> Events { get; } = new();

    public ConcurrentQueue<string> Cancelled { get; } = new();

    public int Creates { get; private set; }

    public bool GivesLinks { get; set; } = true;

    /// <summary>Tells the event but loses the answer, as a broken connection does.</summary>
    public bool LosesAnswer { get; set; }

    public Delivery? Fails { get; set; }

    public (int Accepted, int Tentative, int Declined, int Waiting) Replies { get; set; } = (0, 0, 0, 2);

    public Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        Creates++;
        if (Fails is { } fails)
        {
            return Task.FromResult(new CalendarAnswer(fails, null));
        }
        Events.TryAdd(entry.TransactionId, entry);
        return LosesAnswer ? throw new HttpRequestException("lost") : Task.FromResult(Found(entry));
    }

    public Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken) =>
        Task.FromResult(Fails is { } fails ? new(fails, null) : Found(Events[eventId]));

    public Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        Cancelled.Enqueue(eventId);
        return Task.FromResult(new CalendarAnswer(Delivery.Done, null));
    }

    private CalendarAnswer Found(CalendarEntry entry) => new(
        Delivery.Done,
        new(entry.TransactionId, entry.Online && GivesLinks ? "https://teams.example/l/1" : null, Replies.Accepted, Replies.Tentative, Replies.Declined, Replies.Waiting));
}
