using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Waves;
using Jaring.Waves.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Lists of ad hoc workers whose last report (a session that ended, a package handed over) is thirty days old: names, mailboxes, contacts and speakers go,
/// counts by desa stay as long as sessions do. A list that nobody finished sending goes after a day.
/// </summary>
internal sealed class PastWaves(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    private static readonly TimeSpan Unfinished = TimeSpan.FromDays(1);

    public string Kind => "waves";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var begunBefore = (clock.GetUtcNow() - Unfinished).ToUnixTimeMilliseconds();
        var stale = store.Set<WaveImport>().Where(i => i.BegunAt < begunBefore);
        var erased = await store.Set<WaveImportPart>().Where(p => !store.Set<WaveImport>().Any(i => i.OfficeId == p.OfficeId && i.Id == p.ImportId && i.BegunAt >= begunBefore))
            .ExecuteDeleteAsync(cancellationToken);
        await stale.ExecuteDeleteAsync(cancellationToken);
        foreach (var office in offices.All)
        {
            foreach (var wave in await PastAsync(store, office, options.Value.WaveLists, cancellationToken))
            {
                erased += wave.ListErased ? 0 : await EraseListAsync(store, wave, cancellationToken);
            }
            foreach (var wave in await PastAsync(store, office, options.Value.Sessions, cancellationToken))
            {
                await EraseCountsAsync(store, wave, cancellationToken);
                erased++;
            }
        }
        await store.SaveChangesAsync(cancellationToken);
        return erased;
    }

    /// <summary>Waves whose last report, and whose last session's end, as planned and as moved since, is longer ago than this.</summary>
    private async Task<List<Wave>> PastAsync(JaringDbContext store, OfficeOptions office, TimeSpan kept, CancellationToken cancellationToken)
    {
        var instant = clock.GetUtcNow() - kept;
        var (before, local) = (instant.ToUnixTimeMilliseconds(), ReadSessions.LocalTime(office, instant));
        var held = store.Set<Session>().Where(s => s.EndsAt.CompareTo(local) >= 0);
        return await store.Set<Wave>()
            .Where(w => w.OfficeId == office.Id && w.ReportedAt < before)
            .Where(w => !store.Set<WaveSession>().Any(s => s.OfficeId == w.OfficeId && s.WaveId == w.Id && s.EndsAt.CompareTo(local) >= 0))
            .Where(w => !store.Set<WaveSession>().Any(s => s.OfficeId == w.OfficeId && s.WaveId == w.Id && held.Any(h => h.OfficeId == s.OfficeId && h.Id == s.SessionId)))
            .ToListAsync(cancellationToken);
    }

    private static async Task<int> EraseListAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        (wave.ListErased, wave.Revision) = (true, wave.Revision + 1);
        wave.Settings = wave.Settings with { Moderator = "", Contacts = [], Teams = [.. wave.Settings.Teams.Select(_ => new SpeakerTeam([], []))] };
        return await EraseWave.EraseListAsync(store, wave, cancellationToken);
    }

    private static async Task EraseCountsAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        await store.UnitsOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        await store.SessionsOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        await store.PackagesOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        store.Remove(wave);
    }
}
