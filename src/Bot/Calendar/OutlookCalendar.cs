using System.Globalization;
using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace Jaring.Bot.Calendar;

/// <summary>Sessions in the calendar of the office's one mailbox, through Microsoft Graph (teams.md §7.1).</summary>
internal sealed class OutlookCalendar(GraphClients clients, GraphGate gate, NeutralMessages messages, OfficeRegister offices) : ICalendar
{
    private const int MostAttendees = 500;
    private static readonly string[] Held = ["id", "isCancelled", "onlineMeeting", "attendees"];

    public async Task<CalendarAnswer> CreateAsync(CalendarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Attendees.Count > MostAttendees)
        {
            return new CalendarAnswer(Delivery.GiveUp("too-many-attendees"), null);
        }

        var office = offices.Get(entry.OfficeId);
        var made = await gate.CallAsync(
            office.Mailbox,
            "create-event",
            token => clients.For(office).Users[office.Mailbox].Events.PostAsync(
                NewEvent.From(entry, messages.SessionBody()), c => InZone(c.Headers, entry.TimeZone), token),
            cancellationToken);
        // A repeated transaction was seen as 409 and as 400, and no page of Graph says which.
        if (made.Fault is { Status: 400 or 409 } refused)
        {
            made = await FindAsync(office, entry, refused, cancellationToken);
        }

        if (made.Value?.Id is not { Length: > 0 } id)
        {
            return new CalendarAnswer(made.Fault?.ToDelivery() ?? Delivery.Again("graph-unreadable"), null);
        }

        // The link may appear only when read again. When that fails, what the create call answered is kept: losing the id would lose the event.
        var held = await ReadAsync(office.Id, id, cancellationToken);
        return held.Event is null ? new CalendarAnswer(Delivery.Done, ToEvent(made.Value)) : held;
    }

    public async Task<CalendarAnswer> ReadAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var read = await gate.CallAsync(
            office.Mailbox,
            "read-event",
            token => clients.For(office).Users[office.Mailbox].Events[eventId].GetAsync(
                c =>
                {
                    c.QueryParameters.Select = Held;
                    InZone(c.Headers, office.TimeZone);
                },
                token),
            cancellationToken);
        return read switch
        {
            { Fault.Status: 404 } or { Value.IsCancelled: true } => new CalendarAnswer(Delivery.GiveUp(CalendarAnswer.EventGone), null),
            { Fault: { } fault } => new CalendarAnswer(fault.ToDelivery(), null),
            { Value.Id: not null } => new CalendarAnswer(Delivery.Done, ToEvent(read.Value)),
            _ => new CalendarAnswer(Delivery.Again("graph-unreadable"), null),
        };
    }

    public async Task<CalendarAnswer> CancelAsync(string officeId, string eventId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var fault = await gate.CallAsync(
            office.Mailbox,
            "cancel-event",
            token => clients.For(office).Users[office.Mailbox].Events[eventId].Cancel.PostAsync(
                new() { Comment = messages.CancelComment() }, cancellationToken: token),
            cancellationToken);
        return new CalendarAnswer(fault is null or { Status: 404 } ? Delivery.Done : fault.ToDelivery(), null);
    }

    /// <summary>
    /// The event of an earlier attempt whose answer was lost, or else why the create was refused. Looked up by its time, because Graph documents no
    /// filter on the transaction id.
    /// </summary>
    private async Task<GraphAnswer<Event>> FindAsync(OfficeOptions office, CalendarEntry entry, GraphFault refused, CancellationToken cancellationToken)
    {
        var found = await gate.CallAsync(
            office.Mailbox,
            "find-event",
            token => clients.For(office).Users[office.Mailbox].CalendarView.GetAsync(
                c =>
                {
                    c.QueryParameters.StartDateTime = Utc(entry.Start.AddDays(-1));
                    c.QueryParameters.EndDateTime = Utc(entry.End.AddDays(1));
                    c.QueryParameters.Select = ["transactionId", .. Held];
                    c.QueryParameters.Top = 100;
                    InZone(c.Headers, entry.TimeZone);
                },
                token),
            cancellationToken);
        var same = found.Value?.Value?.FirstOrDefault(e => e.TransactionId == entry.TransactionId);
        return new GraphAnswer<Event>(same, same is not null ? null : found.Fault is { MayPass: true } later ? later : refused);
    }

    private static CalendarEvent ToEvent(Event held)
    {
        var replies = (held.Attendees ?? []).Select(a => a.Status?.Response).Where(r => r != ResponseType.Organizer).ToList();
        var accepted = replies.Count(r => r == ResponseType.Accepted);
        var tentative = replies.Count(r => r == ResponseType.TentativelyAccepted);
        var declined = replies.Count(r => r == ResponseType.Declined);
        var link = held.OnlineMeeting?.JoinUrl;
        return new CalendarEvent(
            held.Id!, string.IsNullOrWhiteSpace(link) ? null : link, accepted, tentative, declined, replies.Count - accepted - tentative - declined);
    }

    private static void InZone(RequestHeaders headers, string zone) => headers.Add("Prefer", $"outlook.timezone=\"{zone}\"");

    /// <summary>A day of room on both sides makes the difference between local time and UTC matter nothing.</summary>
    private static string Utc(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
