using System.Globalization;
using Jaring.Offices;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach;

/// <summary>The sessions of an office.</summary>
public sealed class ReadSessions(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>All, the latest start first; for the dashboard.</summary>
    public async Task<IReadOnlyList<Session>> ReadAsync(string officeId, CancellationToken cancellationToken) =>
        await store.Set<Session>().AsNoTracking().Where(s => s.OfficeId == officeId).OrderByDescending(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);

    /// <summary>Those that have not ended and stand, the next one first; for everybody, who sees title, time and place alone.</summary>
    public async Task<IReadOnlyList<Session>> ReadUpcomingAsync(string officeId, CancellationToken cancellationToken)
    {
        var now = LocalNow(offices.Get(officeId), clock);
        var sessions = await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == officeId && (s.State == SessionState.Planned || s.State == SessionState.InCalendar) && s.EndsAt.CompareTo(now) > 0)
            .ToListAsync(cancellationToken);
        return [.. sessions.OrderBy(s => s.StartsAt, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>Now in the office's zone, in the form in which sessions keep their times: comparing texts compares times.</summary>
    internal static string LocalNow(OfficeOptions office, TimeProvider clock) => LocalTime(office, clock.GetUtcNow());

    /// <summary>Any instant in that form.</summary>
    internal static string LocalTime(OfficeOptions office, DateTimeOffset instant) =>
        office.Local(instant).ToString(TimeRules.TimeForm, CultureInfo.InvariantCulture);
}
