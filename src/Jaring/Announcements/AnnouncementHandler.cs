using System.Security.Cryptography;
using Jaring.Outbox;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Announcements;

/// <summary>
/// Sends for a few seconds and leaves the rest to the next row. Before each call the person's row says that it is being made, saved and flushed; what a
/// dead process left like that is unsure and not sent again (docs/decisions/0007). A member who stops it is heard before the next call.
/// </summary>
internal sealed class AnnouncementHandler(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, IAnnouncementSender sender, RecipientNotes notes, IOptions<OutboxOptions> options,
    RandomNumberGenerator random, TimeProvider clock) : IOutboxHandler
{
    /// <summary>How many messages are on their way at once: enough for the pace at a third of a second each, and few enough that an answer to a person waits no longer than that behind them.</summary>
    private const int AtOnce = 16;

    private const int Batch = 64;

    /// <summary>Much shorter than the outbox's lease, whatever one call takes.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public string Kind => AnnouncementRows.Kind;

    public async Task<Delivery> DeliverAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await notes.ForgetDeadAsync(row.OfficeId, AnnouncementRows.AnnouncementOf(row), cancellationToken);
        var began = clock.GetTimestamp();
        bool IsOver() => cancellationToken.IsCancellationRequested || clock.GetElapsedTime(began) >= Length;
        while (!IsOver() && await NextAsync(row, cancellationToken) is { Count: > 0 } some)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None };
            await Parallel.ForEachAsync(some, parallel, async (one, _) => await (IsOver() ? Task.CompletedTask : TellAsync(one)));
        }

        var ended = await writer.WriteAsync((store, ct) => EndAsync(store, row, ct), cancellationToken);
        WritePoint.AnnouncementSliced.Pass();
        return ended ? Delivery.Done : Delivery.Again("conflict");
    }

    private async Task<IReadOnlyList<Next>> NextAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var (id, now) = (AnnouncementRows.AnnouncementOf(row), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var going = await store.Set<Announcement>().AsNoTracking()
            .SingleOrDefaultAsync(a => a.OfficeId == row.OfficeId && a.Id == id && a.State == AnnouncementState.Going, cancellationToken);
        if (going is null)
        {
            return [];
        }

        var due = await Arrival.Of(store, row.OfficeId, id).AsNoTracking().Where(r => r.State == RecipientState.Pending && r.DueAt <= now)
            .OrderBy(r => r.Person).Take(Batch).ToListAsync(cancellationToken);
        var people = due.Select(r => r.Person).ToList();
        var addresses = await store.Set<StoredAddress>().AsNoTracking().Where(a => a.OfficeId == row.OfficeId && a.Reachable && people.Contains(a.Person))
            .ToDictionaryAsync(a => (a.Channel, a.Person), a => a.Address, cancellationToken);
        return [.. due.Select(r => new Next(r, addresses.GetValueOrDefault((r.Channel, r.Person)), going.Words))];
    }

    /// <summary>No token: a host that stops lets the calls that are being made come to their end, because nobody would know how they ended.</summary>
    private async Task TellAsync(Next one)
    {
        if (!await notes.MarkAsync(one.Recipient, CancellationToken.None))
        {
            return;
        }

        WritePoint.AnnouncementMarked.Pass();
        var told = one.Address is null ? new(ToldOutcome.Unreachable) : await sender.TellAsync(one.Recipient.OfficeId, one.Address, one.Words, CancellationToken.None);
        WritePoint.AnnouncementTold.Pass();
        await notes.NoteAsync(one.Recipient, one.Address, told, PauseAfter(one.Recipient, told), CancellationToken.None);
        WritePoint.AnnouncementNoted.Pass();
    }

    /// <summary>How long this person waits for another try; null when there is none.</summary>
    private TimeSpan? PauseAfter(Recipient recipient, Told told) => told.Outcome switch
    {
        ToldOutcome.Paced => told.After ?? options.Value.FirstPause,
        ToldOutcome.Later when recipient.Attempts + 1 < options.Value.MaxAttempts => BackOff.After(recipient.Attempts + 1, told.After, options.Value, random),
        _ => null,
    };

    /// <summary>This row is settled and the next one put in its place, or the announcement ended, in one transaction: two rows of it are never due together.</summary>
    private async Task<bool> EndAsync(JaringDbContext store, OutboxRow row, CancellationToken cancellationToken)
    {
        var mine = store.Set<OutboxRow>().Where(r => r.OfficeId == row.OfficeId && r.Id == row.Id && r.State == OutboxState.Pending && r.Attempts == row.Attempts);
        if (await mine.ExecuteUpdateAsync(s => s.SetProperty(r => r.State, OutboxState.Done), cancellationToken) != 1)
        {
            return false;
        }

        var (id, now) = (AnnouncementRows.AnnouncementOf(row), clock.GetUtcNow());
        if (await store.Set<Announcement>().SingleOrDefaultAsync(a => a.OfficeId == row.OfficeId && a.Id == id, cancellationToken) is not { } announcement)
        {
            await Arrival.Of(store, row.OfficeId, id).ExecuteDeleteAsync(cancellationToken);
            return true;
        }

        var waiting = Arrival.Of(store, row.OfficeId, id).Where(r => r.State == RecipientState.Pending);
        if (announcement.State == AnnouncementState.Going && await waiting.MinAsync(r => (long?)r.DueAt, cancellationToken) is { } due)
        {
            store.Add(AnnouncementRows.Slice(row.OfficeId, id, AnnouncementRows.NumberOf(row) + 1, Math.Max(due, now.ToUnixTimeMilliseconds())));
            await store.SaveChangesAsync(cancellationToken);
            return true;
        }

        await Arrival.EndAsync(store, announcement, announcement.State == AnnouncementState.Going ? AnnouncementState.Done : announcement.State, now, cancellationToken);
        return true;
    }

    /// <summary>One person, where she can be reached, and what is said.</summary>
    private sealed record Next(Recipient Recipient, string? Address, AnnouncementWords Words);
}
