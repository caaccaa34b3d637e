using System.Security.Cryptography;
using Jaring.Announcements;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>
/// Sends for a few seconds and leaves the rest to the next row, by the rules of announcements: before each call the person's row says that it is being made;
/// what a dead process left like that is unsure and not sent again (docs/decisions/0007). A session that is cancelled or moved meanwhile is heard of before
/// the next call.
/// </summary>
internal sealed class ReminderHandler(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, ReminderNotes notes, TellPerson tell, IOptions<OutboxOptions> options, RandomNumberGenerator random, TimeProvider clock)
    : IOutboxHandler
{
    private const int AtOnce = 8;

    private const int Batch = 64;

    /// <summary>Much shorter than the outbox's lease, whatever one call takes.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public string Kind => ReminderRows.Kind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var (subject, round, _) = ReminderRows.Read(row);
        await notes.ForgetDeadAsync(row.OfficeId, subject, round, cancellationToken);
        var began = clock.GetTimestamp();
        bool IsOver() => cancellationToken.IsCancellationRequested || clock.GetElapsedTime(began) >= Length;
        while (!IsOver() && await NextAsync(row.OfficeId, subject, round, cancellationToken) is { Count: > 0 } some)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None };
            var isHeard = true;
            await Parallel.ForEachAsync(some, parallel, async (one, _) => isHeard &= IsOver() || await TellAsync(one));
            if (!isHeard)
            {
                break;
            }
        }

        var ended = await writer.WriteAsync((store, ct) => EndAsync(store, row, ct), cancellationToken);
        WritePoint.ReminderSliced.Pass();
        return ended ? Delivery.Done : Delivery.Again("conflict");
    }

    private async Task<IReadOnlyList<Reminded>> NextAsync(string officeId, string subject, int round, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await ReminderRows.People(store, officeId, subject, round).AsNoTracking().Where(r => r.State == RecipientState.Pending && r.DueAt <= now)
            .OrderBy(r => r.Who).Take(Batch).ToListAsync(cancellationToken);
    }

    /// <summary>False when the reminder holds no longer. No token: a host that stops lets the calls that are being made come to their end.</summary>
    private async Task<bool> TellAsync(Reminded one)
    {
        if (!await notes.MarkAsync(one, CancellationToken.None))
        {
            return false;
        }

        WritePoint.ReminderMarked.Pass();
        var (told, deadChat) = await tell.TellAsync(one, CancellationToken.None);
        WritePoint.ReminderTold.Pass();
        await notes.NoteAsync(one, told, deadChat, PauseAfter(one, told), CancellationToken.None);
        WritePoint.ReminderNoted.Pass();
        return true;
    }

    /// <summary>How long this person waits for another try; null when there is none.</summary>
    private TimeSpan? PauseAfter(Reminded one, Told told) => told.Outcome switch
    {
        ToldOutcome.Paced => told.After ?? options.Value.FirstPause,
        ToldOutcome.Later when one.Attempts + 1 < options.Value.MaxAttempts => BackOff.After(one.Attempts + 1, told.After, options.Value, random),
        _ => null,
    };

    /// <summary>This row is settled and the next one put in its place, or the round ended, in one transaction.</summary>
    private async Task<bool> EndAsync(JaringDbContext store, OutboxRow row, CancellationToken cancellationToken)
    {
        var mine = store.Set<OutboxRow>().Where(r => r.OfficeId == row.OfficeId && r.Id == row.Id && r.State == OutboxState.Pending && r.Attempts == row.Attempts);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(r => r.State, OutboxState.Done), cancellationToken) != 1)
        {
            return false;
        }

        var (subject, round, _) = ReminderRows.Read(row);
        if (await SetOut.FindAsync(store, row.OfficeId, subject, cancellationToken) is not { State: ReminderState.Going } reminder || reminder.Round != round)
        {
            await ReminderRows.People(store, row.OfficeId, subject, round).ExecuteDeleteAsync(cancellationToken);
            return true;
        }

        var holds = await notes.Holding(store, row.OfficeId, subject, round).AnyAsync(cancellationToken);
        var waiting = ReminderRows.People(store, row.OfficeId, subject, round).Where(r => r.State == RecipientState.Pending);
        if (holds && await waiting.MinAsync(r => (long?)r.DueAt, cancellationToken) is { } due)
        {
            store.Add(ReminderRows.Next(row, Math.Max(due, clock.GetUtcNow().ToUnixTimeMilliseconds())));
            await store.SaveChangesAsync(cancellationToken);
            return true;
        }

        await Ended.RunAsync(store, reminder, holds ? ReminderState.Done : ReminderState.Stopped, cancellationToken);
        return true;
    }
}
