namespace Jaring.Outreach.Planning;

/// <summary>What a plan must fulfil. Every fault is told at once, by its code; the edge has the sentences.</summary>
internal static class PlanRules
{
    /// <summary>Longest single line: a title, a name, a place.</summary>
    public const int LongestLine = 120;

    private const int MostItems = 40, LongestItem = 600, LongestUrl = 500;

    /// <summary>The faults of a plan at a local time of the office.</summary>
    public static IReadOnlyList<PlanFault> Check(SessionPlan plan, DateTime localNow) =>
        HasHoles(plan) ? [new("attendees", "list-form")] : [.. Words(plan), .. Where(plan), .. TimeRules.Check(plan, localNow), .. PeopleRules.Check(plan), .. Agenda(plan.Agenda)];

    /// <summary>One line of text of a length, without line breaks and other controls.</summary>
    public static bool IsLine(string text, int least, int most = LongestLine) => text.Trim().Length >= least && text.Length <= most && !text.Any(char.IsControl);

    /// <summary>A page never sends null in a list.</summary>
    private static bool HasHoles(SessionPlan plan)
    {
        IEnumerable<object?> items = [.. plan.Attendees, .. plan.Speakers, .. plan.Agenda, .. plan.AudienceUnits ?? [], .. plan.FurtherDays ?? []];
        return items.Any(item => item is null);
    }

    private static IEnumerable<PlanFault> Words(SessionPlan plan)
    {
        if (!SessionKinds.All.Contains(plan.Kind))
        {
            yield return new("kind", "kind-unknown");
        }
        if (!IsLine(plan.Title, 1))
        {
            yield return new("title", "title-length");
        }
    }

    private static IEnumerable<PlanFault> Where(SessionPlan plan)
    {
        if (!plan.Online && string.IsNullOrWhiteSpace(plan.Place) && string.IsNullOrWhiteSpace(plan.MeetingUrl))
        {
            yield return new("place", "place-missing");
        }
        if (!IsLine(plan.Place ?? "", 0))
        {
            yield return new("place", "place-length");
        }
        if (!string.IsNullOrWhiteSpace(plan.MeetingUrl) && !IsLink(plan.MeetingUrl.Trim()))
        {
            yield return new("meetingUrl", "meeting-url");
        }
    }

    private static IEnumerable<PlanFault> Agenda(IReadOnlyList<AgendaItem> agenda)
    {
        var bad = agenda.Count(item => item.Minutes is < 0 or > LongestItem || !IsLine(item.Title, 1));
        if (agenda.Count > MostItems || bad > 0)
        {
            yield return new("agenda", "agenda-items", Math.Max(bad, 1));
        }
    }

    /// <summary>Encrypted, with a host, and no password in it: it goes to everybody who is invited.</summary>
    private static bool IsLink(string text) =>
        IsLine(text, 1, LongestUrl) && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0 && link.Host.Contains('.', StringComparison.Ordinal);
}
