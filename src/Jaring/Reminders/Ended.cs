using Jaring.Announcements;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Reminders;

/// <summary>Ends a round, within the caller's transaction: rows of people become three numbers and are erased.</summary>
internal static class Ended
{
    public static async Task RunAsync(JaringDbContext store, Reminder reminder, ReminderState state, CancellationToken cancellationToken)
    {
        var count = await CountAsync(store, reminder, cancellationToken);
        (reminder.Sent, reminder.Unreached, reminder.Unsure, reminder.State) = (count.Sent, count.Unreached, count.Unsure, state);
        await ReminderRows.People(store, reminder.OfficeId, reminder.Subject, reminder.Round).ExecuteDeleteAsync(cancellationToken);
        await store.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How far it has come: what the end has written, or what the rows say while there are any.</summary>
    public static async Task<AnnouncementCount> CountAsync(JaringDbContext store, Reminder reminder, CancellationToken cancellationToken)
    {
        var states = await ReminderRows.People(store, reminder.OfficeId, reminder.Subject, reminder.Round).GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return states.Count == 0
            ? new(reminder.Sent, reminder.Unreached, reminder.Unsure)
            : new(states.GetValueOrDefault(RecipientState.Sent), states.GetValueOrDefault(RecipientState.Unreached), states.GetValueOrDefault(RecipientState.Unsure));
    }
}
