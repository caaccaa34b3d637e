using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>When a session's reminder goes by itself.</summary>
internal sealed class ReminderTime(OfficeRegister offices, IOptions<ReminderOptions> options)
{
    /// <summary>The instant; null when none goes by itself: switched off, cancelled, not in the calendar, or invited so late that the invitation is the reminder.</summary>
    /// <param name="session">The session.</param>
    /// <param name="invitedAt">When the calendar was first asked to invite, unix milliseconds; null before.</param>
    public DateTimeOffset? Of(Session session, long? invitedAt)
    {
        var office = offices.Get(session.OfficeId);
        return options.Value.Enabled && session.State is SessionState.InCalendar or SessionState.Planned
            && new OfficeHours(office).Before(OfficeTime.InstantOf(office, session.StartsAt), options.Value.Before) is { } at
            && (invitedAt is null || invitedAt < at.ToUnixTimeMilliseconds())
            ? at
            : null;
    }

    /// <summary>True when it goes now.</summary>
    public bool IsDue(Session session, long? invitedAt, DateTimeOffset now) =>
        session.State == SessionState.InCalendar && invitedAt is not null && Of(session, invitedAt) is { } at && at <= now && new OfficeHours(offices.Get(session.OfficeId)).AreNow(now);
}
