using System.Globalization;
using Jaring.Outreach.Calendar;

namespace Jaring.Outreach.Planning;

/// <summary>The sessions that a plan makes: one, or one for each day of a series, numbered in the order of the days.</summary>
internal static class SeriesOf
{
    /// <param name="officeId">The office.</param>
    /// <param name="memberId">Who plans.</param>
    /// <param name="plan">A plan whose times can be read.</param>
    public static IReadOnlyList<Session> Plan(string officeId, string memberId, SessionPlan plan)
    {
        var first = DateOnly.FromDateTime(Read(plan.StartsAt));
        IReadOnlyList<string> further = plan.FurtherDays ?? [];
        var series = further.Count == 0 ? null : SessionRows.SeriesOf(officeId, plan.SubmitKey);
        int[] shifts = [0, .. further.Select(day => DateOnly.ParseExact(day, TimeRules.DayForm, CultureInfo.InvariantCulture).DayNumber - first.DayNumber)];
        return [.. shifts.Select((shift, at) => One(officeId, memberId, plan, series, at + 1, shift))];
    }

    private static Session One(string officeId, string memberId, SessionPlan plan, string? series, int number, int shift)
    {
        var session = new Session { OfficeId = officeId, Id = SessionRows.IdOf(officeId, plan.SubmitKey, number), CreatedBy = memberId, SeriesId = series, Number = number, Wanted = 1, Revision = 1 };
        session.Follow(plan);
        (session.StartsAt, session.EndsAt) = (Moved(plan.StartsAt, shift), Moved(plan.EndsAt, shift));
        return session;
    }

    private static string Moved(string local, int days) => Read(local).AddDays(days).ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);

    private static DateTime Read(string local) => DateTime.ParseExact(local, TimeRules.TimeForm, CultureInfo.InvariantCulture);
}
