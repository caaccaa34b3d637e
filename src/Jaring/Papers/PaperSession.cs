using System.Globalization;
using Jaring.Outreach;

namespace Jaring.Papers;

/// <summary>A session as its papers need it.</summary>
/// <param name="Title">Title.</param>
/// <param name="Kind">Code of what it is; of a meeting the papers are others than of a sosialisasi.</param>
/// <param name="Starts">On the office's clock.</param>
/// <param name="Ends">On the office's clock.</param>
/// <param name="Zone">"WIB", "WITA", "WIT" or nothing.</param>
/// <param name="Place">Room or address, or nothing.</param>
/// <param name="Link">Where it is joined online, or nothing.</param>
/// <param name="Online">True when one can take part from elsewhere.</param>
/// <param name="Moderator">May be empty.</param>
/// <param name="Speakers">May be empty.</param>
/// <param name="Agenda">Its steps; how many minutes each takes, 0 where nobody said.</param>
/// <param name="Points">What a meeting agreed on.</param>
internal sealed record PaperSession(
    string Title, string Kind, DateTime Starts, DateTime Ends, string Zone, string Place, string Link, bool Online,
    string Moderator, IReadOnlyList<string> Speakers, IReadOnlyList<AgendaStep> Agenda, IReadOnlyList<FollowUp> Points)
{
    private static readonly char[] Breaks = ['\n', ';'];

    /// <summary>True for meetings that agree on points instead of spreading information.</summary>
    public bool IsMeeting => Kind is "coordination" or "team-meeting" or "plenary";

    /// <summary>"Senin, 25 Agustus 2025"</summary>
    public string Day => PaperWords.LongDay(DateOnly.FromDateTime(Starts));

    /// <summary>"09.00 WIB s.d. 11.00 WIB"</summary>
    public string Hours => Whole("hour", ("start", PaperWords.Clock(Starts)), ("end", PaperWords.Clock(Ends)), ("zone", Zone));

    /// <summary>"09.00 WIB s.d. selesai"</summary>
    public string Start => Whole("until", ("start", PaperWords.Clock(Starts)), ("zone", Zone));

    /// <summary>Room, and "daring" where one can take part from elsewhere.</summary>
    public string Where => string.Join(", ", new[] { Place, Online ? PaperWords.Say("online") : "" }.Where(part => part.Length > 0));

    /// <summary>The session as it stands in the plan.</summary>
    public static PaperSession Of(Session session, string zone) => new(
        session.Title, "kickoff", Local(session.StartsAt), Local(session.EndsAt), PaperWords.Zone(zone), session.Place ?? "", session.JoinUrl ?? "", session.Online,
        session.Moderator, session.Speakers,
        [.. session.Agenda.Split(Breaks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(step => new AgendaStep(step, 0))],
        []);

    private static DateTime Local(string text) => DateTime.ParseExact(text, PlanRules.TimeForm, CultureInfo.InvariantCulture);

    private static string Whole(string key, params ReadOnlySpan<(string, string)> values) => PaperWords.Say(key, values).Replace("  ", " ", StringComparison.Ordinal).TrimEnd();
}

/// <summary>A step of the agenda.</summary>
internal sealed record AgendaStep(string Title, int Minutes);
