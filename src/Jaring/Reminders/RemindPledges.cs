using System.Globalization;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Pledges;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <inheritdoc cref="IRemindPledges" />
internal sealed class RemindPledges(
    JaringDbContext reading, StoreWriter writer, FindPeople people, IReminderSender sender, OfficeRegister offices, IOptions<ReminderOptions> options, OutboxSignal signal, TimeProvider clock)
    : IRemindPledges
{
    public Task<PledgeReminderView> ReadAsync(string officeId, CancellationToken cancellationToken) => ViewAsync(reading, officeId, cancellationToken);

    public async Task<PledgeReminderView> SendAsync(string officeId, CancellationToken cancellationToken)
    {
        var view = await writer.WriteAsync(
            async (store, ct) =>
            {
                var missing = await MissingAsync(store, officeId, ct);
                if (missing.Count > 0 && NextAt(await SetOut.FindAsync(store, officeId, Reminder.Pledges, ct)) is null)
                {
                    var office = offices.Get(officeId);
                    var occasion = string.Create(CultureInfo.InvariantCulture, $"{office.Day(clock.GetUtcNow()).Year} {PledgeText.Of(office).Version}");
                    await SetOut.RunAsync(store, officeId, Reminder.Pledges, occasion, await people.OfAsync(store, officeId, missing, ct), clock.GetUtcNow(), ct);
                }

                return await ViewAsync(store, officeId, ct);
            },
            cancellationToken);
        WritePoint.ReminderSent.Pass();
        signal.Ring();
        return view;
    }

    /// <summary>Before when the next one may not go; null when it may.</summary>
    private DateTimeOffset? NextAt(Reminder? last) =>
        last is { SetOutAt: > 0 } && DateTimeOffset.FromUnixTimeMilliseconds(last.SetOutAt) + options.Value.PledgesEvery is var next && next > clock.GetUtcNow() ? next : null;

    private async Task<PledgeReminderView> ViewAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var last = await SetOut.FindAsync(store, officeId, Reminder.Pledges, cancellationToken);
        var count = last is null ? default : await Ended.CountAsync(store, last, cancellationToken);
        return new(
            (await MissingAsync(store, officeId, cancellationToken)).Count, NextAt(last), last?.State ?? ReminderState.None,
            last is { SetOutAt: > 0 } ? DateTimeOffset.FromUnixTimeMilliseconds(last.SetOutAt) : null, last?.Total ?? 0, count, sender.LockScreen(ReminderOccasion.Pledge));
    }

    private async Task<List<string>> MissingAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var office = offices.Get(officeId);
        var (year, version) = (office.Day(clock.GetUtcNow()).Year, PledgeText.Of(office).Version);
        var rows = await store.Set<Pledge>().AsNoTracking().Where(p => p.OfficeId == officeId && p.Year == year && p.MemberId != null).ToListAsync(cancellationToken);
        var signed = rows.Where(p => ReadPledges.VersionOf(p) == version).Select(p => p.MemberId!).ToHashSet(StringComparer.Ordinal);
        var seats = await store.Set<Seat>().AsNoTracking().Where(s => s.OfficeId == officeId).ToListAsync(cancellationToken);
        return [.. seats.Where(s => office.Appoints(s.ObjectId) && !signed.Contains(s.MemberId)).Select(s => s.ObjectId)];
    }
}
