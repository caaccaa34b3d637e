using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Reminders;

namespace Jaring.Bot.Calendar;

/// <summary>
/// Writes a reply into the calendar of the person who gave it: the office's event tells its iCalUId, under which her own calendar holds a copy, and that copy is
/// accepted, accepted tentatively or declined (POST …/events/{id}/accept and its two sisters). Outlook tells the organiser, as after a press in Outlook.
/// </summary>
internal sealed class OutlookReplies(GraphClients clients, GraphGate gate, OfficeRegister offices) : IReplyCalendar
{
    public async Task<ReplyOutcome> ReplyAsync(string officeId, IReadOnlyList<string> eventIds, string objectId, Reply reply, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        foreach (var eventId in eventIds)
        {
            var (uid, unread) = await IdentityAsync(office, eventId, cancellationToken);
            var (own, unseen) = uid is null ? (null, null) : await CopyAsync(office, objectId, uid, cancellationToken);
            if ((unread ?? unseen) is { Status: not 404 })
            {
                return ReplyOutcome.Away;
            }

            if (own is not null)
            {
                var fault = await WriteAsync(office, objectId, own, reply, cancellationToken);
                return fault is null ? ReplyOutcome.Kept : fault.Status is 400 or 404 ? ReplyOutcome.Nothing : ReplyOutcome.Away;
            }
        }

        // Outlook takes a declined meeting out of the calendar: whoever declines once more has nothing left to decline.
        return eventIds.Count > 0 && reply == Reply.Decline ? ReplyOutcome.Kept : ReplyOutcome.Nothing;
    }

    private async Task<(string? Uid, GraphFault? Fault)> IdentityAsync(OfficeOptions office, string eventId, CancellationToken cancellationToken)
    {
        var read = await gate.CallAsync(
            office.Mailbox,
            "read-event-identity",
            token => clients.For(office).Users[office.Mailbox].Events[eventId].GetAsync(c => c.QueryParameters.Select = ["iCalUId"], token),
            cancellationToken);
        return (read.Value?.ICalUId, read.Fault);
    }

    private async Task<(string? Id, GraphFault? Fault)> CopyAsync(OfficeOptions office, string objectId, string uid, CancellationToken cancellationToken)
    {
        var found = await gate.CallAsync(
            SlotOf(objectId),
            "find-own-event",
            token => clients.For(office).Users[objectId].Events.GetAsync(
                c => (c.QueryParameters.Filter, c.QueryParameters.Select) = ($"iCalUId eq '{uid.Replace("'", "''", StringComparison.Ordinal)}'", ["id"]), token),
            cancellationToken);
        return (found.Value?.Value?.FirstOrDefault()?.Id, found.Fault);
    }

    private Task<GraphFault?> WriteAsync(OfficeOptions office, string objectId, string eventId, Reply reply, CancellationToken cancellationToken)
    {
        var own = clients.For(office).Users[objectId].Events[eventId];
        return gate.CallAsync(
            SlotOf(objectId),
            "write-reply",
            token => reply switch
            {
                Reply.Accept => own.Accept.PostAsync(new() { SendResponse = true }, cancellationToken: token),
                Reply.Tentative => own.TentativelyAccept.PostAsync(new() { SendResponse = true }, cancellationToken: token),
                _ => own.Decline.PostAsync(new() { SendResponse = true }, cancellationToken: token),
            },
            cancellationToken);
    }

    private static string SlotOf(string objectId) => $"{objectId}@calendar";
}
