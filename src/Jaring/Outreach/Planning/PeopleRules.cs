using System.Net.Mail;

namespace Jaring.Outreach.Planning;

/// <summary>Who moderates, speaks and is invited.</summary>
internal static class PeopleRules
{
    private const int MostSpeakers = 20, MostUnits = 40, LongestMailbox = 254;

    /// <summary>Five events of the most that Outlook takes in one (teams.md §7.1). Whoever invites more invites a group's address.</summary>
    private const int MostAttendees = 2500;

    /// <summary>The faults of a plan's people.</summary>
    public static IEnumerable<PlanFault> Check(SessionPlan plan) => [.. Names(plan), .. Invitees(plan.Attendees)];

    private static IEnumerable<PlanFault> Names(SessionPlan plan)
    {
        if (!PlanRules.IsLine(plan.Moderator, 0))
        {
            yield return new("moderator", "moderator-length");
        }
        if (plan.Speakers.Count > MostSpeakers || plan.Speakers.Any(s => !PlanRules.IsLine(s.Name, 1) || !PlanRules.IsLine(s.From, 0)))
        {
            yield return new("speakers", "speakers-length");
        }
        if (plan.AudienceUnits is { } units && (units.Count > MostUnits || units.Any(u => !PlanRules.IsLine(u, 1))))
        {
            yield return new("audienceUnits", "units-length");
        }
    }

    private static IEnumerable<PlanFault> Invitees(IReadOnlyList<string> attendees)
    {
        if (attendees.Count is < 1 or > MostAttendees)
        {
            yield return new("attendees", "attendees-count");
        }
        var bad = attendees.Count(a => !IsMailbox(a));
        if (bad > 0)
        {
            yield return new("attendees", "attendees-form", bad);
        }
        if (attendees.Distinct(StringComparer.OrdinalIgnoreCase).Count() != attendees.Count)
        {
            yield return new("attendees", "attendees-twice");
        }
    }

    /// <summary>One plain mailbox: no display name, no comment, ASCII, a domain with a dot.</summary>
    internal static bool IsMailbox(string text) =>
        text.Length <= LongestMailbox
        && text.All(c => c is > ' ' and < (char)127 && !"<>()[],;:\\\"".Contains(c, StringComparison.Ordinal))
        && MailAddress.TryCreate(text, out var mailbox)
        && mailbox.Address == text
        && Uri.CheckHostName(mailbox.Host) == UriHostNameType.Dns
        && mailbox.Host.Contains('.', StringComparison.Ordinal);
}
