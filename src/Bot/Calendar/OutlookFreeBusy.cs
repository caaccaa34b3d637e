using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;

namespace Jaring.Bot.Calendar;

/// <summary>
/// When people are free, by Graph's getSchedule, asked in the name of the office's one mailbox (teams.md §7). Of its answer the row of states is read and
/// nothing else: where a tenant shares more, subjects and places come along in the list of items, and nobody here looks at them.
/// </summary>
internal sealed class OutlookFreeBusy(GraphClients clients, GraphGate gate, OfficeRegister offices) : IReadFreeBusy
{
    /// <summary>Outlook takes so many people and so many days in one call.</summary>
    private const int MostPeople = 20, MostDays = 62;

    public async Task<FreeBusyAnswer> ReadAsync(string officeId, IReadOnlyList<string> mailboxes, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var calls = Parts(from, until).SelectMany(part => mailboxes.Chunk(MostPeople).Select(people => AskAsync(office, people, part, cancellationToken)));
        var answers = await Task.WhenAll(calls);
        if (answers.FirstOrDefault(a => a.Fault is not null).Fault is { } fault)
        {
            return FreeBusyAnswer.None(fault.Status == 403 ? FreeBusyOutcome.Refused : FreeBusyOutcome.Away);
        }

        var told = answers.SelectMany(a => a.Value!).ToLookup(p => p.Mailbox, p => p.Taken, StringComparer.OrdinalIgnoreCase);
        return new(FreeBusyOutcome.Told, mailboxes.Distinct(StringComparer.OrdinalIgnoreCase).Where(m => told[m].Any() && told[m].All(taken => taken is not null))
            .ToDictionary(m => m, m => (IReadOnlyList<TakenTime>)[.. told[m].SelectMany(taken => taken!)], StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<(DateOnly From, DateOnly Until)> Parts(DateOnly from, DateOnly until)
    {
        for (var day = from; day < until; day = day.AddDays(MostDays))
        {
            yield return (day, day.AddDays(MostDays) < until ? day.AddDays(MostDays) : until);
        }
    }

    private async Task<GraphAnswer<List<PersonTaken>>> AskAsync(OfficeOptions office, string[] people, (DateOnly From, DateOnly Until) part, CancellationToken cancellationToken)
    {
        var view = new FreeBusyView(office, part.From, part.Until);
        var answer = await gate.CallAsync(
            office.Mailbox,
            "read-schedule",
            token => clients.For(office).Users[office.Mailbox].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(
                new GetSchedulePostRequestBody
                {
                    Schedules = [.. people],
                    StartTime = EventTime.Of(FreeBusyView.Midnight(part.From), office.TimeZone),
                    EndTime = EventTime.Of(FreeBusyView.Midnight(part.Until), office.TimeZone),
                    AvailabilityViewInterval = FreeBusyView.Minutes,
                },
                c => c.Headers.Add("Prefer", $"outlook.timezone=\"{office.TimeZone}\""),
                token),
            cancellationToken);

        // Whoever is missing in the answer is unknown, like whoever has an error in it.
        return new(answer.Fault is not null ? null : [.. people.Select(p => new PersonTaken(p, view.Read(Row(answer.Value?.Value, p))))], answer.Fault);
    }

    private static ScheduleInformation? Row(IEnumerable<ScheduleInformation>? told, string mailbox) =>
        (told ?? []).FirstOrDefault(s => s.Error is null && string.Equals(s.ScheduleId, mailbox, StringComparison.OrdinalIgnoreCase));

    /// <summary>One person's times of one call; null where they could not be read.</summary>
    private readonly record struct PersonTaken(string Mailbox, IReadOnlyList<TakenTime>? Taken);
}
