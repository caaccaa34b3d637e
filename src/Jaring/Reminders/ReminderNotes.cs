using Jaring.Announcements;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Reminders;

/// <summary>What is written down about one person's reminder, before and after the call, and whether the reminder still holds.</summary>
internal sealed class ReminderNotes(StoreWriter writer, HashedAddresses addresses, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>The round while it holds: it is on its way, and the session stands, at the time that it was made for, and has not begun.</summary>
    public IQueryable<Reminder> Holding(JaringDbContext store, string officeId, string subject, int round)
    {
        var now = ReadSessions.LocalTime(offices.Get(officeId), clock.GetUtcNow());
        return store.Set<Reminder>().Where(r => r.OfficeId == officeId && r.Subject == subject && r.Round == round && r.State == ReminderState.Going
            && (r.Subject == Reminder.Pledges || store.Set<Session>().Any(s => s.OfficeId == officeId && s.Id == subject && s.StartsAt == r.Occasion
                && s.StartsAt.CompareTo(now) > 0 && s.State != SessionState.Cancelling && s.State != SessionState.Cancelled)));
    }

    /// <summary>The call is about to be made: true when this row is ours and the reminder holds.</summary>
    public async Task<bool> MarkAsync(Reminded one, CancellationToken cancellationToken) => await writer.WriteAsync(
        (store, ct) =>
        {
            var holding = Holding(store, one.OfficeId, one.Subject, one.Round);
            return Of(store, one).Where(r => r.State == RecipientState.Pending && holding.Any()).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecipientState.Sending), ct);
        },
        cancellationToken) == 1;

    /// <summary>How the call ended. A chat that leads nowhere is marked in the same transaction.</summary>
    public async Task NoteAsync(Reminded one, Told told, StoredAddress? deadChat, TimeSpan? pause, CancellationToken cancellationToken)
    {
        var state = StateAfter(told.Outcome, pause);
        var attempts = one.Attempts + (told.Outcome == ToldOutcome.Paced ? 0 : 1);
        var due = pause is { } wait ? (clock.GetUtcNow() + wait).ToUnixTimeMilliseconds() : 0;
        await writer.WriteAsync(
            async (store, ct) =>
            {
                if (deadChat is { } dead)
                {
                    await addresses.MarkAsync(store, dead.OfficeId, dead.Channel, dead.Person, dead.Address, ct);
                }

                return await Of(store, one).Where(r => r.State == RecipientState.Sending)
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state).SetProperty(r => r.Attempts, attempts).SetProperty(r => r.DueAt, due), ct);
            },
            cancellationToken);
        if (deadChat is { } gone)
        {
            addresses.Forget(gone.OfficeId, gone.Channel, gone.Person);
        }
    }

    /// <summary>Calls of a process that died: nobody knows how they ended.</summary>
    public Task ForgetDeadAsync(string officeId, string subject, int round, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => ReminderRows.People(store, officeId, subject, round).Where(r => r.State == RecipientState.Sending)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecipientState.Unsure), ct),
        cancellationToken);

    private static RecipientState StateAfter(ToldOutcome outcome, TimeSpan? pause) => outcome switch
    {
        ToldOutcome.Sent => RecipientState.Sent,
        ToldOutcome.Unsure => RecipientState.Unsure,
        _ => pause is null ? RecipientState.Unreached : RecipientState.Pending,
    };

    private static IQueryable<Reminded> Of(JaringDbContext store, Reminded one) => ReminderRows.People(store, one.OfficeId, one.Subject, one.Round).Where(r => r.Who == one.Who);
}
