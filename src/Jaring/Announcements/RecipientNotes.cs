using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Announcements;

/// <summary>What is written down about one person's message, before and after the call.</summary>
internal sealed class RecipientNotes(StoreWriter writer, HashedAddresses addresses, TimeProvider clock)
{
    /// <summary>The call is about to be made: true when this row is ours and nobody has stopped the announcement.</summary>
    public async Task<bool> MarkAsync(Recipient recipient, CancellationToken cancellationToken) => await writer.WriteAsync(
        (store, ct) => Of(store, recipient)
            .Where(r => r.State == RecipientState.Pending && store.Set<Announcement>().Any(a => a.OfficeId == r.OfficeId && a.Id == r.AnnouncementId && a.State == AnnouncementState.Going))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecipientState.Sending), ct),
        cancellationToken) == 1;

    /// <summary>How the call ended. An address that leads nowhere is marked in the same transaction.</summary>
    public async Task NoteAsync(Recipient recipient, string? address, Told told, TimeSpan? pause, CancellationToken cancellationToken)
    {
        var state = StateAfter(told.Outcome, pause);
        var attempts = recipient.Attempts + (told.Outcome == ToldOutcome.Paced ? 0 : 1);
        var due = pause is { } wait ? (clock.GetUtcNow() + wait).ToUnixTimeMilliseconds() : 0;
        var dead = told.Outcome == ToldOutcome.Unreachable ? address : null;
        await writer.WriteAsync(
            async (store, ct) =>
            {
                if (dead is not null)
                {
                    await addresses.MarkAsync(store, recipient.OfficeId, recipient.Channel, recipient.Person, dead, ct);
                }

                return await Of(store, recipient).Where(r => r.State == RecipientState.Sending)
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state).SetProperty(r => r.Attempts, attempts).SetProperty(r => r.DueAt, due), ct);
            },
            cancellationToken);
        if (dead is not null)
        {
            addresses.Forget(recipient.OfficeId, recipient.Channel, recipient.Person);
        }
    }

    /// <summary>Calls of a process that died: nobody knows how they ended.</summary>
    public Task ForgetDeadAsync(string officeId, string announcementId, CancellationToken cancellationToken) => writer.WriteAsync(
        (store, ct) => Arrival.Of(store, officeId, announcementId).Where(r => r.State == RecipientState.Sending)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecipientState.Unsure), ct),
        cancellationToken);

    private static RecipientState StateAfter(ToldOutcome outcome, TimeSpan? pause) => outcome switch
    {
        ToldOutcome.Sent => RecipientState.Sent,
        ToldOutcome.Unsure => RecipientState.Unsure,
        _ => pause is null ? RecipientState.Unreached : RecipientState.Pending,
    };

    private static IQueryable<Recipient> Of(JaringDbContext store, Recipient recipient) =>
        Arrival.Of(store, recipient.OfficeId, recipient.AnnouncementId).Where(r => r.Channel == recipient.Channel && r.Person == recipient.Person);
}
