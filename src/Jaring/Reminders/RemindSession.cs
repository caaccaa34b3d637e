using Jaring.Outbox;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Reminders;

/// <inheritdoc cref="IRemindSessions" />
internal sealed class RemindSession(
    JaringDbContext reading, StoreWriter writer, FindPeople people, ReminderTime time, IReminderSender sender, OfficeRegister offices, OutboxSignal signal, TimeProvider clock) : IRemindSessions
{
    public Task<ReminderView?> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken) => ViewAsync(reading, officeId, sessionId, cancellationToken);

    public async Task<ReminderView?> SwitchAsync(string officeId, string sessionId, bool off, CancellationToken cancellationToken)
    {
        var view = await writer.WriteAsync(
            async (store, ct) =>
            {
                if (await FindAsync(store, officeId, sessionId, ct) is null)
                {
                    return null;
                }

                var reminder = await SetOut.FindAsync(store, officeId, sessionId, ct) ?? store.Add(new Reminder { OfficeId = officeId, Subject = sessionId }).Entity;
                reminder.Off = off;
                await store.SaveChangesAsync(ct);
                return await ViewAsync(store, officeId, sessionId, ct);
            },
            cancellationToken);
        WritePoint.ReminderSwitched.Pass();
        return view;
    }

    public async Task<ReminderView?> SendAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        var view = await writer.WriteAsync(
            async (store, ct) =>
            {
                if (await FindAsync(store, officeId, sessionId, ct) is not { } session)
                {
                    return null;
                }

                var reminder = await SetOut.FindAsync(store, officeId, sessionId, ct);
                if (IsOpen(session) && session.Attendees.Count > 0 && reminder?.Occasion != session.StartsAt)
                {
                    await SetOut.RunAsync(store, officeId, sessionId, session.StartsAt, await people.OfSessionAsync(store, session, ct), clock.GetUtcNow(), ct);
                }

                return await ViewAsync(store, officeId, sessionId, ct);
            },
            cancellationToken);
        WritePoint.ReminderSent.Pass();
        signal.Ring();
        return view;
    }

    private bool IsOpen(Session session) => !session.IsOff && string.CompareOrdinal(session.StartsAt, ReadSessions.LocalNow(offices.Get(session.OfficeId), clock)) > 0;

    private async Task<ReminderView?> ViewAsync(JaringDbContext store, string officeId, string sessionId, CancellationToken cancellationToken)
    {
        if (await FindAsync(store, officeId, sessionId, cancellationToken) is not { } session)
        {
            return null;
        }

        var reminder = await SetOut.FindAsync(store, officeId, sessionId, cancellationToken);
        var invited = (await InvitedAt.OfAsync(store, officeId, cancellationToken)).GetValueOrDefault(sessionId);
        var isForNow = reminder?.Occasion == session.StartsAt;
        var count = isForNow ? await Ended.CountAsync(store, reminder!, cancellationToken) : default;
        return new(
            IsOpen(session), reminder?.Off ?? false, isForNow || reminder is { Off: true } || !IsOpen(session) ? null : time.Of(session, invited),
            isForNow ? reminder!.State : ReminderState.None, isForNow ? DateTimeOffset.FromUnixTimeMilliseconds(reminder!.SetOutAt) : null, isForNow ? reminder!.Total : 0, count,
            offices.Get(officeId).CountUnknownGroups(session.Attendees), sender.LockScreen(ReminderOccasion.Session));
    }

    private static Task<Session?> FindAsync(JaringDbContext store, string officeId, string sessionId, CancellationToken cancellationToken) =>
        store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
}
