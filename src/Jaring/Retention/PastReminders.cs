using Jaring.Outreach;
using Jaring.Reminders;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// Reminders of sessions that are gone; and a round that has been on its way for a week, which something keeps from its end: its rows of people become
/// numbers, as they would have at its end.
/// </summary>
internal sealed class PastReminders(TimeProvider clock) : IRetentionRule
{
    private static readonly TimeSpan OnItsWay = TimeSpan.FromDays(7);

    public string Kind => "reminders";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var stuck = (clock.GetUtcNow() - OnItsWay).ToUnixTimeMilliseconds();
        foreach (var one in await store.Set<Reminder>().Where(r => r.State == ReminderState.Going && r.SetOutAt < stuck).ToListAsync(cancellationToken))
        {
            await Ended.RunAsync(store, one, ReminderState.Stopped, cancellationToken);
        }

        return await store.Set<Reminder>().Where(r => r.Subject != Reminder.Pledges && !store.Set<Session>().Any(s => s.OfficeId == r.OfficeId && s.Id == r.Subject))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
