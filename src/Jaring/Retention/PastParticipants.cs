using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Names of those who were on a session's list and of those who typed theirs. Before they go they are counted: by unit for the session's report, and as
/// marks for the year's, so that whoever came three times is one person.
/// </summary>
internal sealed class PastParticipants(OfficeRegister offices, HostKeys keys, IOptions<RetentionOptions> options, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "session-participants";

    protected override async Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        // Whichever is shorter, so that no session goes while its names still stand.
        var keep = options.Value.Invitees < options.Value.Sessions ? options.Value.Invitees : options.Value.Sessions;
        var erased = 0;
        var before = ReadSessions.LocalTime(office, clock.GetUtcNow() - keep);
        var past = await store.Set<Session>().Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) < 0).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var mark in (await new PersonMarks(keys).OfNamesAsync(store, office.Id, cancellationToken, before)).DistinctBy(m => (m.Year, m.Unit, m.Mark)))
        {
            await store.InsertOrIgnoreAsync(mark, cancellationToken);
        }

        foreach (var session in await store.Set<Participant>().Where(p => p.OfficeId == office.Id && past.Contains(p.SessionId)).Select(p => p.SessionId).Distinct().ToListAsync(cancellationToken))
        {
            erased += await CountAsync(store, office.Id, session, cancellationToken);
        }

        return erased + await store.Set<CheckIn>().Where(e => e.OfficeId == office.Id && past.Contains(e.SessionId)).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<int> CountAsync(JaringDbContext store, string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var people = store.Set<Participant>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId);
        foreach (var unit in UnitTurnout.Of(await people.AsNoTracking().ToListAsync(cancellationToken)))
        {
            await store.InsertOrIgnoreAsync(new Turnout
            {
                OfficeId = officeId,
                SessionId = sessionId,
                Unit = unit.Unit,
                Listed = unit.Listed,
                OnSite = unit.OnSite,
                Online = unit.Online,
                Men = unit.Men,
                Women = unit.Women,
            }, cancellationToken);
        }

        return await people.ExecuteDeleteAsync(cancellationToken);
    }
}
