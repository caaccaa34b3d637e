using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Who was invited to a session that is over. The calendar needed the addresses; the yearly report needs counts alone.</summary>
internal sealed class PastInvitees(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : OfficeRule(offices)
{
    private static readonly IReadOnlyList<string> Nobody = [];

    public override string Kind => "session-invitees";

    protected override async Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var before = ReadSessions.LocalTime(office, clock.GetUtcNow() - options.Value.Invitees);
        var over = store.Set<Session>().Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) < 0).Select(s => s.Id);
        await store.Set<SessionEvent>().Where(e => e.OfficeId == office.Id && over.Contains(e.SessionId) && e.Attendees != Nobody)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.Attendees, Nobody), cancellationToken);
        return await store.Set<Session>()
            .Where(s => s.OfficeId == office.Id && s.EndsAt.CompareTo(before) < 0 && s.Attendees != Nobody)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Attendees, Nobody).SetProperty(x => x.Revision, x => x.Revision + 1), cancellationToken);
    }
}
