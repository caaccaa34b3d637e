using System.Globalization;
using System.Net.Mail;

namespace Jaring.Outreach;

/// <summary>What a plan must fulfil. Every fault is told at once, by its code; the edge has the sentences.</summary>
internal static class PlanRules
{
    /// <summary>Form of local times.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm";

    private const int LongestText = 120, LongestAgenda = 4000, MostSpeakers = 20, LongestMailbox = 254;

    /// <summary>Five events of the most that Outlook takes in one (teams.md §7.1). Whoever invites more invites a group's address.</summary>
    private const int MostAttendees = 2500;

    /// <summary>A session is a working day at most; a longer one is a slip of a date.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(14);

    /// <summary>The faults of a plan at a local time of the office.</summary>
    public static IReadOnlyList<PlanFault> Check(SessionPlan plan, DateTime localNow) => [.. Words(plan), .. Times(plan, localNow), .. Invitees(plan.Attendees)];

    /// <summary>What a plan with a hole in a list is told.</summary>
    public static PlanFault Holes => new("attendees", "list-form");

    /// <summary>True when a list holds null, which no other rule could look at.</summary>
    public static bool HasHoles(SessionPlan plan) => plan.Speakers.Concat(plan.Attendees).Any(text => text is null);

    /// <summary>Reads a local time.</summary>
    public static bool TryRead(string text, out DateTime local) =>
        DateTime.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);

    private static IEnumerable<PlanFault> Words(SessionPlan plan)
    {
        if (plan.Title.Trim().Length is < 1 or > LongestText || HasControls(plan.Title))
        {
            yield return new("title", "title-length");
        }
        if (!plan.Online && string.IsNullOrWhiteSpace(plan.Place))
        {
            yield return new("place", "place-missing");
        }
        if (plan.Place?.Length > LongestText || HasControls(plan.Place ?? ""))
        {
            yield return new("place", "place-length");
        }
        if (plan.Moderator.Length > LongestText || HasControls(plan.Moderator))
        {
            yield return new("moderator", "moderator-length");
        }
        if (plan.Speakers.Count > MostSpeakers || plan.Speakers.Any(s => s.Trim().Length is < 1 or > LongestText || HasControls(s)))
        {
            yield return new("speakers", "speakers-length");
        }
        if (plan.Agenda.Length > LongestAgenda)
        {
            yield return new("agenda", "agenda-length");
        }
    }

    private static IEnumerable<PlanFault> Times(SessionPlan plan, DateTime localNow)
    {
        if (!TryRead(plan.StartsAt, out var start) || !TryRead(plan.EndsAt, out var end))
        {
            yield return new("startsAt", "time-form");
            yield break;
        }
        if (start <= localNow)
        {
            yield return new("startsAt", "time-past");
        }
        if (end <= start)
        {
            yield return new("endsAt", "time-order");
        }
        else if (end.Date != start.Date && end - start > Longest)
        {
            yield return new("endsAt", "time-long");
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
    private static bool IsMailbox(string text) =>
        text.Length <= LongestMailbox
        && text.All(c => c is > ' ' and < (char)127 && !"<>()[],;:\\\"".Contains(c, StringComparison.Ordinal))
        && MailAddress.TryCreate(text, out var mailbox)
        && mailbox.Address == text
        && Uri.CheckHostName(mailbox.Host) == UriHostNameType.Dns
        && mailbox.Host.Contains('.', StringComparison.Ordinal);

    private static bool HasControls(string text) => text.Any(char.IsControl);
}
