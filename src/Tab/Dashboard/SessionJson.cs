using Jaring.Offices;
using Jaring.Outreach;

namespace Jaring.Tab.Dashboard;

/// <summary>All sessions.</summary>
internal sealed record SessionsJson(IReadOnlyList<SessionJson> Sessions);

/// <summary>A session as the dashboard reads it. Replies are numbers only, and absent until the calendar was read.</summary>
internal sealed record SessionJson(
    string Id, string Title, string StartsAt, string EndsAt, string? Place, bool Online, string Moderator, IReadOnlyList<string> Speakers,
    IReadOnlyList<string> Attendees, string Agenda, string State, string? JoinUrl, bool NoLink, RepliesJson? Replies, DateTimeOffset? CheckedAt,
    string? Fault, int Revision)
{
    public static SessionJson Of(Session s, OfficeOptions office)
    {
        DateTimeOffset? checkedAt = s.CheckedAt is { } at ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), TimeZoneInfo.FindSystemTimeZoneById(office.TimeZone)) : null;
        var replies = checkedAt is null ? null : new RepliesJson(s.Accepted, s.Tentative, s.Declined, s.Waiting);
        return new(
            s.Id, s.Title, s.StartsAt, s.EndsAt, s.Place, s.Online, s.Moderator, s.Speakers, s.Attendees, s.Agenda,
            StateOf(s.State), s.JoinUrl, s.NoLink, replies, checkedAt, s.Fault, s.Revision);
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
