using System.Globalization;

namespace Jaring.Outreach.Planning;

/// <summary>
/// What a member changed in one session of a series, to be done to later ones too. Whatever she left alone stays in each of them as it is, so that a day
/// that was moved alone keeps its place beside the others.
/// </summary>
internal sealed class SeriesChange(Session before, Session now)
{
    /// <summary>By how many days the session was moved; the later ones are moved by as many.</summary>
    private readonly int days = Day(now.StartsAt).DayNumber - Day(before.StartsAt).DayNumber;

    private readonly bool hours = (Clock(before.StartsAt), Length(before)) != (Clock(now.StartsAt), Length(now));

    /// <summary>Does the same to a later session.</summary>
    public void ApplyTo(Session later)
    {
        later.Kind = Chosen(before.Kind, now.Kind, later.Kind);
        later.Title = Chosen(before.Title, now.Title, later.Title);
        later.Place = Chosen(before.Place, now.Place, later.Place);
        later.Online = Chosen(before.Online, now.Online, later.Online);
        later.MeetingUrl = Chosen(before.MeetingUrl, now.MeetingUrl, later.MeetingUrl);
        later.Moderator = Chosen(before.Moderator, now.Moderator, later.Moderator);
        later.Speakers = ChosenList(before.Speakers, now.Speakers, later.Speakers);
        later.AudienceUnits = ChosenList(before.AudienceUnits, now.AudienceUnits, later.AudienceUnits);
        later.Attendees = ChosenList(before.Attendees, now.Attendees, later.Attendees);
        later.Agenda = ChosenList(before.Agenda, now.Agenda, later.Agenda);
        var start = Day(later.StartsAt).AddDays(days).ToDateTime(hours ? Clock(now.StartsAt) : Clock(later.StartsAt));
        var end = start + Length(hours ? now : later);
        (later.StartsAt, later.EndsAt) = (Text(start), Text(end));
    }

    private static T Chosen<T>(T before, T now, T later) => EqualityComparer<T>.Default.Equals(before, now) ? later : now;

    private static IReadOnlyList<T> ChosenList<T>(IReadOnlyList<T> before, IReadOnlyList<T> now, IReadOnlyList<T> later) => before.SequenceEqual(now) ? later : now;

    private static DateOnly Day(string local) => DateOnly.FromDateTime(Read(local));

    private static TimeOnly Clock(string local) => TimeOnly.FromDateTime(Read(local));

    private static TimeSpan Length(Session session) => Read(session.EndsAt) - Read(session.StartsAt);

    private static DateTime Read(string local) => DateTime.ParseExact(local, TimeRules.TimeForm, CultureInfo.InvariantCulture);

    private static string Text(DateTime local) => local.ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);
}
