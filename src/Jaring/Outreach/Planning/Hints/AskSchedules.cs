using System.Collections.Concurrent;
using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach.Calendar;

namespace Jaring.Outreach.Planning.Hints;

/// <summary>
/// Asks Outlook when moderator and speakers of the office are free, where the office wants it (<see cref="PlanningOptions.AskSchedules"/>). The planner
/// waits a few seconds at most and then goes on without; after a refusal nobody asks again for an hour.
/// </summary>
public sealed class AskSchedules(IReadFreeBusy calendar, TimeProvider clock)
{
    /// <summary>A series of a year; of later days nothing is known.</summary>
    private const int MostDays = 372;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5), AfterRefusal = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> refused = new(StringComparer.Ordinal);

    /// <summary>What is known of the people of a plan.</summary>
    /// <param name="office">The office.</param>
    /// <param name="sketch">The plan.</param>
    /// <param name="from">First day that matters.</param>
    /// <param name="until">The day after the last.</param>
    /// <param name="standing">The session that is being changed, or null: its own entry in the guests' calendars is no clash.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    internal async Task<Schedules> AskAsync(OfficeOptions office, PlanSketch sketch, DateOnly from, DateOnly until, Session? standing, CancellationToken cancellationToken)
    {
        var people = (sketch.Inside ?? []).Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, MailboxOf(office, name))).ToList();
        if (!office.Planning.AskSchedules || people.Count == 0)
        {
            return Schedules.Off;
        }
        var known = Earliest(until, from.AddDays(MostDays));
        var mailboxes = people.Select(p => p.Item2).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var answer = mailboxes.Count == 0 ? FreeBusyAnswer.None(FreeBusyOutcome.Told) : await ReadAsync(office.Id, mailboxes, from, known, cancellationToken);
        return answer.Outcome == FreeBusyOutcome.Told
            ? new("asked", [.. people.Select(p => (p.Name, TakenOf(p.Item2)))], known)
            : new(answer.Outcome == FreeBusyOutcome.Refused ? "refused" : "away", [], from);

        IReadOnlyList<TakenTime>? TakenOf(string? mailbox) =>
            mailbox is not null && answer.Taken.TryGetValue(mailbox, out var taken) ? [.. taken.SelectMany(t => WithoutOwn(t, OwnTime(office, standing, mailbox)))] : null;
    }

    private async Task<FreeBusyAnswer> ReadAsync(string officeId, List<string> mailboxes, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        if (refused.TryGetValue(officeId, out var again) && clock.GetUtcNow() < again)
        {
            return FreeBusyAnswer.None(FreeBusyOutcome.Refused);
        }
        using var timer = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            var answer = await calendar.ReadAsync(officeId, mailboxes, from, until, either.Token);
            if (answer.Outcome == FreeBusyOutcome.Refused)
            {
                refused[officeId] = clock.GetUtcNow() + AfterRefusal;
            }
            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FreeBusyAnswer.None(FreeBusyOutcome.Away);
        }
    }

    private static string? MailboxOf(OfficeOptions office, string name) =>
        office.Planning.People.FirstOrDefault(p => string.Equals(p.Name.Trim(), name, StringComparison.OrdinalIgnoreCase))?.Mailbox;

    /// <summary>When the session that is being changed stands in this person's calendar; whatever else is there then cannot be told from it.</summary>
    private static Slot? OwnTime(OfficeOptions office, Session? standing, string mailbox) =>
        standing is not null && standing.Attendees.Intersect([mailbox, .. office.GroupAddresses], StringComparer.OrdinalIgnoreCase).Any()
            ? new(Read(standing.StartsAt), Read(standing.EndsAt))
            : null;

    private static IEnumerable<TakenTime> WithoutOwn(TakenTime taken, Slot? own) =>
        own is not { } o ? [taken] : new[] { taken with { Until = Earlier(taken.Until, o.Start) }, taken with { From = Later(taken.From, o.End) } }.Where(t => t.From < t.Until);

    private static DateOnly Earliest(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Read(string local) => DateTime.ParseExact(local, TimeRules.TimeForm, CultureInfo.InvariantCulture);
}
