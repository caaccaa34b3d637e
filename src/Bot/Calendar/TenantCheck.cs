using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Microsoft.Graph.Models;
using static Jaring.Bot.Calendar.TenantVerdict;

namespace Jaring.Bot.Calendar;

/// <summary>The calendar's grant, tried by the calls that need it and by one that it must refuse.</summary>
internal sealed class TenantCheck(GraphClients clients, GraphGate gate, IReadFreeBusy freeBusy, OfficeRegister offices, TimeProvider clock) : ICheckTenant
{
    public async Task<IReadOnlyList<TenantFinding>> CheckAsync(string officeId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var own = await OpenAsync(office, office.Mailbox, cancellationToken);
        return own.Fault is { } fault ? [Closed(fault)]
            : [new(Fine, "The app opens the calendar of the office's mailbox."), Links(own.Value!), await OtherAsync(office, cancellationToken), await SchedulesAsync(office, cancellationToken)];
    }

    private static TenantFinding Closed(GraphFault fault) => new(Wrong, fault switch
    {
        { Code: "graph-token" } => "Entra gives the team app no token. Check TenantId, TeamApp:ClientId and TeamApp:Credential.",
        { Status: 403 } => "The app may not open the calendar of the office's mailbox (403). Check the role assignment and its scope; a new one takes up to two hours.",
        { Status: 404 } => "Exchange knows no such mailbox (404). Check Mailbox.",
        _ => $"Graph could not be asked ({fault.Code}). Try again later.",
    });

    private static TenantFinding Links(Microsoft.Graph.Models.Calendar calendar) =>
        calendar.AllowedOnlineMeetingProviders?.Contains(OnlineMeetingProviderType.TeamsForBusiness) == true
            ? new(Fine, "The mailbox gives Teams links.")
            : new(Wrong, "The mailbox gives no Teams links: it has no licence for Teams. Sessions are made all the same, and each says so.");

    /// <summary>RBAC for Applications and consents in Entra add up, so a forgotten consent opens every mailbox.</summary>
    private async Task<TenantFinding> OtherAsync(OfficeOptions office, CancellationToken cancellationToken)
    {
        var other = office.Planning.People.Select(p => p.Mailbox).FirstOrDefault(m => !string.Equals(m, office.Mailbox, StringComparison.OrdinalIgnoreCase));
        return other is null
            ? new(Open, "Whether other mailboxes are closed to the app was not tried. Name somebody under Planning:People for it.")
            : (await OpenAsync(office, other, cancellationToken)).Fault switch
            {
                null => new(Wrong, "The app opens another mailbox too: the grant is not limited to one. Look for a consent to Calendars in Entra, which adds to the role assignment."),
                { Status: 403 } => new(Fine, "Another mailbox is closed to the app."),
                var fault => new(Open, $"Whether other mailboxes are closed to the app could not be tried ({fault.Code})."),
            };
    }

    private async Task<TenantFinding> SchedulesAsync(OfficeOptions office, CancellationToken cancellationToken)
    {
        var (people, asks) = (office.Planning.People, office.Planning.AskSchedules);
        if (people.Count == 0)
        {
            return new(asks ? Wrong : Open, "Whether free and busy times can be read was not tried. Name people under Planning:People for it.");
        }

        var today = DateOnly.FromDateTime(office.Local(clock.GetUtcNow()).DateTime);
        var answer = await freeBusy.ReadAsync(office.Id, [.. people.Select(p => p.Mailbox)], today, today.AddDays(1), cancellationToken);
        var unread = people.Select((p, n) => (p.Mailbox, Place: $"Planning:People:{n}")).Where(p => !answer.Taken.ContainsKey(p.Mailbox)).Select(p => p.Place).ToList();
        return (answer.Outcome, unread.Count) switch
        {
            (FreeBusyOutcome.Refused, _) when asks => new(Wrong, "Free and busy times are refused (403). Set Planning:AskSchedules to false; the planner works without them."),
            (FreeBusyOutcome.Refused, _) => new(Open, "Free and busy times are refused (403). Planning:AskSchedules stays off; the planner works without them."),
            (FreeBusyOutcome.Away, _) => new(Open, "Free and busy times could not be asked for. Try again later."),
            (_, > 0) => new(Wrong, $"Free and busy times are told, but not of {string.Join(", ", unread)}. Check these addresses."),
            _ => new(Fine, $"Free and busy times of all {people.Count} people under Planning:People can be read.{(asks ? "" : " Planning:AskSchedules may be set to true.")}"),
        };
    }

    private Task<GraphAnswer<Microsoft.Graph.Models.Calendar>> OpenAsync(OfficeOptions office, string mailbox, CancellationToken cancellationToken) => gate.CallAsync(
        mailbox,
        "open-calendar",
        token => clients.For(office).Users[mailbox].Calendar.GetAsync(c => c.QueryParameters.Select = ["id", "allowedOnlineMeetingProviders"], token),
        cancellationToken);
}
