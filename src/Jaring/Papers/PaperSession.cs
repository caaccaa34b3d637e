using System.Globalization;
using Jaring.Outreach;
using Jaring.Outreach.Planning;

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
/// <param name="Contacts">What a meeting found of the partners' contacts.</param>
/// <param name="Minutes">What a meeting wrote down; may be empty.</param>
internal sealed record PaperSession(
    string Title, string Kind, DateTime Starts, DateTime Ends, string Zone, string Place, string Link, bool Online,
    string Moderator, IReadOnlyList<string> Speakers, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<FollowUp> Points,
    IReadOnlyList<CheckedContact> Contacts, string Minutes)
{
    /// <summary>True for meetings that agree on points instead of spreading information.</summary>
    public bool IsMeeting => SessionKinds.IsMeeting(Kind);

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
        session.Title, session.Kind, Local(session.StartsAt), Local(session.EndsAt), PaperWords.Zone(zone),
        session.Place ?? "", session.MeetingUrl ?? session.JoinUrl ?? "", session.Online || session.MeetingUrl is not null,
        session.Moderator, [.. session.Speakers.Select(s => s.From.Length > 0 ? $"{s.Name} ({s.From})" : s.Name)], session.Agenda,
        [.. session.Points.Select(p => new FollowUp(p.Text, p.Owner, p.Due, false))], session.Contacts, session.MeetingNotes);

    private static DateTime Local(string text) => DateTime.ParseExact(text, TimeRules.TimeForm, CultureInfo.InvariantCulture);

    private static string Whole(string key, params ReadOnlySpan<(string, string)> values) => PaperWords.Say(key, values).Replace("  ", " ", StringComparison.Ordinal).TrimEnd();
}
