using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;

namespace Jaring.Tab.Dashboard;

/// <summary>All sessions.</summary>
internal sealed record SessionsJson(IReadOnlyList<SessionJson> Sessions);

/// <summary>A session as the dashboard reads it. Replies are numbers only, and absent until the calendar was read.</summary>
internal sealed record SessionJson(
    string Id, string? SeriesId, int Number, string Kind, string Title, string StartsAt, string EndsAt, string? Place, bool Online, string? MeetingUrl,
    string Moderator, IReadOnlyList<Speaker> Speakers, IReadOnlyList<string> AudienceUnits, IReadOnlyList<string> Attendees, IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<AgreedPoint> Points, IReadOnlyList<CheckedContact> Contacts, string MeetingNotes, int MeetingRevision,
    string State, string? JoinUrl, bool NoLink, RepliesJson? Replies, DateTimeOffset? CheckedAt, string? Fault, int Revision, bool Changing, OutlookJson? Outlook)
{
    public static SessionJson Of(Session s, OfficeOptions office)
    {
        DateTimeOffset? checkedAt = s.CheckedAt is { } at ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone)) : null;
        var replies = checkedAt is null ? null : new RepliesJson(s.Accepted, s.Tentative, s.Declined, s.Waiting);
        return new(
            s.Id, s.SeriesId, s.Number, s.Kind, s.Title, s.StartsAt, s.EndsAt, s.Place, s.Online, s.MeetingUrl,
            s.Moderator, s.Speakers, s.AudienceUnits, s.Attendees, s.Agenda, s.Points, s.Contacts, s.MeetingNotes, s.MeetingRevision,
            StateOf(s.State), s.JoinUrl, s.NoLink, replies, checkedAt, s.Fault,
            s.Wanted, s.State == SessionState.InCalendar && s.Placed < s.Wanted, OutlookJson.Of(s.Outlook));
    }

    private static string StateOf(SessionState state) => state switch
    {
        SessionState.Planned => "planned",
        SessionState.InCalendar => "inCalendar",
        SessionState.Cancelling => "cancelling",
        SessionState.Cancelled => "cancelled",
        _ => "failed",
    };
}

/// <summary>How many will come.</summary>
internal sealed record RepliesJson(int Accepted, int Tentative, int Declined, int Waiting);

/// <summary>What was done to a session in Outlook and waits for a decision.</summary>
/// <param name="Deleted">True: its event is gone. False: it was changed, and the plan has followed.</param>
/// <param name="Before">The plan as it was before; null when deleted.</param>
internal sealed record OutlookJson(bool Deleted, CalendarFace? Before)
{
    public static OutlookJson? Of(OutlookNews? news) => news is null ? null : new(news.Deleted, news.Before);
}

/// <summary>What a member decided about it.</summary>
/// <param name="Decision"><c>keep</c>, <c>putBack</c> or <c>makeAgain</c>.</param>
internal sealed record OutlookAnswer(string Decision)
{
    /// <summary>The decision, or null when it is none of them.</summary>
    public OutlookDecision? Meant => Decision switch
    {
        "keep" => OutlookDecision.Keep,
        "putBack" => OutlookDecision.PutBack,
        "makeAgain" => OutlookDecision.MakeAgain,
        _ => null,
    };
}

/// <summary>A calendar file for a guest, under a name that says nothing.</summary>
internal sealed record CalendarFileJson(string Name, string Text);
