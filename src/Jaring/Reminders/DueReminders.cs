using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Reminders;

/// <summary>
/// Lets those reminders set out whose time has come, within office hours. The row says of which start it was the reminder, so that no host and no restart
/// sends it twice, and a session that moves is reminded of at its new time.
/// </summary>
internal sealed class DueReminders(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, FindPeople people, ReminderTime time, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>Looks at every session that has not begun, and says how many set out.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = 0;
        foreach (var office in offices.All.Where(o => new OfficeHours(o).AreNow(clock.GetUtcNow())))
        {
            foreach (var id in await DueAsync(office, cancellationToken))
            {
                made += await writer.WriteAsync((store, ct) => SetOutAsync(store, office.Id, id, ct), cancellationToken) ? 1 : 0;
                WritePoint.ReminderDue.Pass();
                signal.Ring();
            }
        }

        return made;
    }

    private async Task<IReadOnlyList<string>> DueAsync(OfficeOptions office, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var now = ReadSessions.LocalNow(office, clock);
        var open = await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == office.Id && s.State == SessionState.InCalendar && s.StartsAt.CompareTo(now) > 0
                && !store.Set<Reminder>().Any(r => r.OfficeId == s.OfficeId && r.Subject == s.Id && (r.Off || r.Occasion == s.StartsAt)))
            .ToListAsync(cancellationToken);
        var invited = await InvitedAt.OfAsync(store, office.Id, cancellationToken);
        return [.. open.Where(s => s.Attendees.Count > 0 && time.IsDue(s, invited.GetValueOrDefault(s.Id), clock.GetUtcNow())).Select(s => s.Id)];
    }

    /// <summary>Looked at once more: another host may have been first, and a member may have changed her mind.</summary>
    private async Task<bool> SetOutAsync(JaringDbContext store, string officeId, string id, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == id && s.State == SessionState.InCalendar, cancellationToken);
        var reminder = await SetOut.FindAsync(store, officeId, id, cancellationToken);
        if (session is null || reminder is { Off: true } || reminder?.Occasion == session.StartsAt)
        {
            return false;
        }

        await SetOut.RunAsync(store, officeId, id, session.StartsAt, await people.OfSessionAsync(store, session, cancellationToken), clock.GetUtcNow(), cancellationToken);
        return true;
    }
}

/// <summary>When the calendar was first asked to invite to each session.</summary>
internal static class InvitedAt
{
    public static async Task<Dictionary<string, long?>> OfAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken) =>
        await store.Set<SessionEvent>().Where(e => e.OfficeId == officeId && e.AskedAt > 0).GroupBy(e => e.SessionId)
            .Select(g => new { g.Key, At = (long?)g.Min(e => e.AskedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancellationToken);
}
