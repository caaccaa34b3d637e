using System.Collections.Concurrent;
using Jaring.Outreach.Calendar;

namespace Jaring.Tests.Support;

/// <summary>Stands in for the calendars of people: who is taken when. Whoever is not in it cannot be read.</summary>
internal sealed class FakeFreeBusy : IReadFreeBusy
{
    public Dictionary<string, IReadOnlyList<TakenTime>> Taken { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<(IReadOnlyList<string> Mailboxes, DateOnly From, DateOnly Until)> Asked { get; } = new();

    public FreeBusyOutcome Outcome { get; set; } = FreeBusyOutcome.Told;

    /// <summary>Never answers, as a mailbox behind a queue does.</summary>
    public bool Hangs { get; set; }

    public async Task<FreeBusyAnswer> ReadAsync(string officeId, IReadOnlyList<string> mailboxes, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        Asked.Enqueue((mailboxes, from, until));
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        return Outcome == FreeBusyOutcome.Told
            ? new(Outcome, mailboxes.Where(Taken.ContainsKey).ToDictionary(m => m, m => Taken[m], StringComparer.OrdinalIgnoreCase))
            : FreeBusyAnswer.None(Outcome);
    }

    /// <summary>A time from one local text until another.</summary>
    public static TakenTime Time(string from, string until, bool isSure = true) =>
        new(DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture), isSure);
}
