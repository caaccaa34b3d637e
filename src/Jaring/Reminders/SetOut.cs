using Jaring.Announcements;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Reminders;

/// <summary>
/// Sets a reminder out, within the caller's transaction: another round of its row, a row for each person, and the first few seconds of sending in the outbox.
/// What is left of an earlier round ends here.
/// </summary>
internal static class SetOut
{
    public static async Task RunAsync(
        JaringDbContext store, string officeId, string subject, string occasion, IReadOnlyList<Invited> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await store.Set<Reminded>().Where(r => r.OfficeId == officeId && r.Subject == subject).ExecuteDeleteAsync(cancellationToken);
        var reminder = await FindAsync(store, officeId, subject, cancellationToken) ?? store.Add(new Reminder { OfficeId = officeId, Subject = subject }).Entity;
        (reminder.Round, reminder.Occasion, reminder.State) = (reminder.Round + 1, occasion, ReminderState.Going);
        (reminder.SetOutAt, reminder.Total, reminder.Sent, reminder.Unreached, reminder.Unsure) = (now.ToUnixTimeMilliseconds(), people.Count, 0, 0, 0);
        store.AddRange(people.Select(p => new Reminded
        {
            OfficeId = officeId,
            Subject = subject,
            Round = reminder.Round,
            Who = p.Who,
            ByFeed = p.ByFeed,
            State = p.IsTried ? RecipientState.Pending : RecipientState.Unreached,
        }));
        store.Add(ReminderRows.Slice(reminder, 0, now.ToUnixTimeMilliseconds()));
        await store.SaveChangesAsync(cancellationToken);
    }

    public static Task<Reminder?> FindAsync(JaringDbContext store, string officeId, string subject, CancellationToken cancellationToken) =>
        store.Set<Reminder>().SingleOrDefaultAsync(r => r.OfficeId == officeId && r.Subject == subject, cancellationToken);
}

/// <summary>Somebody to remind.</summary>
/// <param name="Who">Hash as in the address book, or what the activity feed knows the person by.</param>
/// <param name="ByFeed">True for the latter.</param>
/// <param name="IsTried">False where no way is open: counted, and not tried.</param>
internal readonly record struct Invited(string Who, bool ByFeed = false, bool IsTried = true);
