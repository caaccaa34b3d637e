using System.Globalization;
using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item;
using Microsoft.Kiota.Abstractions;

namespace Jaring.Bot.Calendar;

/// <summary>Sessions in the calendar of the office's one mailbox, through Microsoft Graph (teams.md §7.1).</summary>
internal sealed class OutlookCalendar(GraphClients clients, GraphGate gate, NeutralMessages messages, OfficeRegister offices) : ICalendar
{
    /// <summary>Of changes on one page; fewer calls than the usual ten.</summary>
    private const int PageSize = 200;

    private static readonly CalendarAnswer Changed = new(Delivery.Again(CalendarAnswer.ChangedMeanwhile), null);

    public async Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        var office = offices.Get(entry.OfficeId);
        var made = await gate.CallAsync(
            office.Mailbox,
            "create-event",
            token => Of(office).Events.PostAsync(NewEvent.From(entry, office.TimeZone, messages.SessionBody()), c => InZone(c.Headers, office), token),
            cancellationToken);
        // A repeated transaction was seen as 409 and as 400, and no page of Graph says which.
        if (made.Fault is { Status: 400 or 409 } refused)
        {
            var (found, fault) = await LookAsync(entry, cancellationToken);
            made = new GraphAnswer<Event>(found, found is not null ? null : fault is { MayPass: true } ? fault : refused);
        }

        var answer = HeldEvent.Answer(made, office, entry.Face);
        if (!entry.Online || answer.Event is not { JoinUrl: null } linkless)
        {
            return answer;
        }

        // The link may appear only when read again. When that fails, what the create call answered is kept: losing the id would lose the event.
        var held = await ReadAsync(office.Id, linkless.EventId, cancellationToken);
        return held.Event is null ? answer : held;
    }

    public async Task<CalendarAnswer> FindAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        var (found, fault) = await LookAsync(entry, cancellationToken);
        return fault is not null ? new CalendarAnswer(fault.ToDelivery(), null)
            : found is null ? CalendarAnswer.Gone
            : HeldEvent.Answer(new GraphAnswer<Event>(found, null), offices.Get(entry.OfficeId));
    }

    public async Task<CalendarAnswer> UpdateAsync(CalendarChange change, CancellationToken cancellationToken)
    {
        var office = offices.Get(change.OfficeId);
        var (known, held) = (change.Known, default(Event));
        if (EventChange.NeedsHeld(change))
        {
            var read = await ReadWholeAsync(office, change.EventId, ["body", .. HeldEvent.Parts], cancellationToken);
            var before = HeldEvent.Answer(read, office);
            if (before.Event?.Face != change.From)
            {
                return before.Event is null ? before : Changed;
            }

            (known, held) = (HeldEvent.MarkOf(read.Value!), read.Value);
        }

        if (EventChange.From(change, held, office.TimeZone) is null)
        {
            return HeldEvent.Answer(new GraphAnswer<Event>(held, null), office);
        }

        var made = await gate.CallAsync(
            office.Mailbox,
            "update-event",
            token => Of(office).Events[change.EventId].PatchAsync(
                EventChange.From(change, held, office.TimeZone)!,
                c =>
                {
                    InZone(c.Headers, office);
                    c.Headers.Add("If-Match", known ?? "*");
                },
                token),
            cancellationToken);
        return made.Fault is { Status: 412 } ? Changed : HeldEvent.Answer(made, office, change.To);
    }

    public async Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        return HeldEvent.Answer(await ReadWholeAsync(office, eventId, HeldEvent.Parts, cancellationToken), office);
    }

    public async Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var fault = await gate.CallAsync(
            office.Mailbox,
            "cancel-event",
            token => Of(office).Events[eventId].Cancel.PostAsync(new() { Comment = messages.CancelComment() }, cancellationToken: token),
            cancellationToken);
        return new CalendarAnswer(fault is null or { Status: 404 } ? Delivery.Done : fault.ToDelivery(), null);
    }

    public async Task<ChangesAnswer> ReadChangesAsync(string officeId, ChangesFrom from, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var changes = Of(office).CalendarView.Delta;
        var page = await gate.CallAsync(
            office.Mailbox,
            "read-changes",
            token => (from.Link is { } link ? changes.WithUrl(link) : changes).GetAsDeltaGetResponseAsync(
                c =>
                {
                    if (from.Link is null)
                    {
                        (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Utc(from.Start), Utc(from.End));
                    }

                    c.Headers.Add("Prefer", $"{Zone(office)}, odata.maxpagesize={PageSize}");
                },
                token),
            cancellationToken);
        if (page.Fault is { } fault)
        {
            // Graph says 410 when it has forgotten a link, and 400 when it takes it for none of its own.
            return new ChangesAnswer(fault.ToDelivery(), [], [], Forgotten: fault.Status == 410 || (fault.Status == 400 && from.Link is not null));
        }

        var told = page.Value?.Value ?? [];
        return (page.Value?.OdataNextLink ?? page.Value?.OdataDeltaLink) is not { } next
            ? new ChangesAnswer(Delivery.Again("graph-unreadable"), [], [])
            : new ChangesAnswer(
                Delivery.Done,
                [.. told.Where(e => !HeldEvent.IsRemoved(e)).Select(e => HeldEvent.From(e, office)).OfType<CalendarEvent>()],
                [.. told.Where(HeldEvent.IsRemoved).Select(e => e.Id).OfType<string>()],
                next,
                More: page.Value!.OdataNextLink is not null);
    }

    private Task<GraphAnswer<Event>> ReadWholeAsync(OfficeOptions office, string eventId, string[] parts, CancellationToken cancellationToken) => gate.CallAsync(
        office.Mailbox,
        "read-event",
        token => Of(office).Events[eventId].GetAsync(
            c =>
            {
                c.QueryParameters.Select = parts;
                InZone(c.Headers, office);
            },
            token),
        cancellationToken);

    /// <summary>
    /// The event of an earlier attempt whose answer was lost. Looked up by its time, because Graph documents no filter on the transaction id; a day of room on
    /// both sides makes the difference between local time and UTC matter nothing.
    /// </summary>
    private async Task<(Event? Found, GraphFault? Fault)> LookAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        var office = offices.Get(entry.OfficeId);
        var (start, end) = (OfficeTime.InstantOf(office, entry.Face.StartsAt), OfficeTime.InstantOf(office, entry.Face.EndsAt));
        var view = Of(office).CalendarView;
        for (string? link = null; ;)
        {
            var next = link;
            var page = await gate.CallAsync(
                office.Mailbox,
                "find-event",
                token => (next is null ? view : view.WithUrl(next)).GetAsync(
                    c =>
                    {
                        if (next is null)
                        {
                            (c.QueryParameters.StartDateTime, c.QueryParameters.EndDateTime) = (Utc(start.AddDays(-1)), Utc(end.AddDays(1)));
                            (c.QueryParameters.Select, c.QueryParameters.Top) = (["transactionId", .. HeldEvent.Parts], 100);
                        }

                        InZone(c.Headers, office);
                    },
                    token),
                cancellationToken);
            var found = page.Value?.Value?.FirstOrDefault(e => e.TransactionId == entry.TransactionId);
            link = page.Value?.OdataNextLink;
            if (page.Fault is not null || found is not null || link is null)
            {
                return (found, page.Fault);
            }
        }
    }

    private UserItemRequestBuilder Of(OfficeOptions office) => clients.For(office).Users[office.Mailbox];

    private static void InZone(RequestHeaders headers, OfficeOptions office) => headers.Add("Prefer", Zone(office));

    private static string Zone(OfficeOptions office) => $"outlook.timezone=\"{office.TimeZone}\"";

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
