using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>A session's list as whoever handles it sees it.</summary>
public sealed class ReadList(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Null when there is no such session.</summary>
    public async Task<AttendanceView?> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        if (await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken) is not { } session)
        {
            return null;
        }

        var closed = await store.Set<AttendanceDesk>().AnyAsync(d => d.OfficeId == officeId && d.SessionId == sessionId && d.Closed, cancellationToken);
        var people = await store.Set<Participant>().AsNoTracking().Where(p => p.OfficeId == officeId && p.SessionId == sessionId).ToListAsync(cancellationToken);
        var entries = await store.Set<CheckIn>().AsNoTracking().Where(e => e.OfficeId == officeId && e.SessionId == sessionId).ToListAsync(cancellationToken);
        var past = await store.Set<Turnout>().AsNoTracking().Where(t => t.OfficeId == officeId && t.SessionId == sessionId).ToListAsync(cancellationToken);
        var hours = AttendanceHours.AreOpen(session, offices.Get(officeId), clock.GetUtcNow());
        return new(
            hours && !closed,
            closed,
            [.. people.OrderBy(p => p.Unit, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture).Select(p => new PersonView(p.PersonId, p.Name, p.Unit, p.Sex, p.Mode))],
            [.. entries.OrderBy(e => e.Name, StringComparer.CurrentCulture).ThenBy(e => e.EntryId, StringComparer.Ordinal).Select(e => new EntryView(e.EntryId, e.Name, e.Unit, e.Sex, e.Mode, e.OpenedLate, e.PersonId, e.Aside))],
            [.. UnitTurnout.Of(people).Concat(past.Select(t => new UnitTurnout(t.Unit, t.Listed, t.OnSite, t.Online, t.Men, t.Women))).OrderBy(u => u.Unit, StringComparer.CurrentCulture)]);
    }
}

/// <summary>A list, what was typed, and the counts, which stay when the names are gone.</summary>
/// <param name="Open">True while names are taken.</param>
/// <param name="Closed">True when the moderator closed it.</param>
/// <param name="People">On the list, by unit and name.</param>
/// <param name="Entries">Typed on the page.</param>
/// <param name="Units">Counts by unit.</param>
public sealed record AttendanceView(bool Open, bool Closed, IReadOnlyList<PersonView> People, IReadOnlyList<EntryView> Entries, IReadOnlyList<UnitTurnout> Units);

/// <summary>Somebody on the list.</summary>
public sealed record PersonView(string Id, string Name, string Unit, string? Sex, string? Mode);

/// <summary>A typed name.</summary>
public sealed record EntryView(string Id, string Name, string Unit, string? Sex, string Mode, bool Late, string? Person, bool Aside);

/// <summary>Counts of one unit at one session.</summary>
public sealed record UnitTurnout(string Unit, int Listed, int OnSite, int Online, int Men, int Women)
{
    internal static IEnumerable<UnitTurnout> Of(IEnumerable<Participant> people) => people.GroupBy(p => p.Unit, StringComparer.Ordinal).Select(unit =>
    {
        var came = unit.Where(p => p.Mode is not null).ToList();
        var online = came.Count(p => p.Mode == Codes.Presence.Online);
        return new UnitTurnout(unit.Key, unit.Count(), came.Count - online, online, came.Count(p => p.Sex == "L"), came.Count(p => p.Sex == "P"));
    });
}
