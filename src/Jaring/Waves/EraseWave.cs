using Jaring.Storage;
using Jaring.Waves.Passing;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves;

/// <summary>Takes a wave away that is not made: a wrong file, a wrong list.</summary>
public sealed class EraseWave(WaveChange change)
{
    /// <summary>Erases it with all its people, or tells that its sessions are made.</summary>
    public Task<WaveResult> EraseAsync(string officeId, string waveId, int revision, CancellationToken cancellationToken) =>
        change.RunAsync(officeId, waveId, revision, StepAsync, cancellationToken);

    /// <summary>Erases names and mailboxes of a wave and keeps its counts: the list, moves, contacts and speakers. Links end; what changed and was not said anew does not count.</summary>
    internal static async Task<int> EraseListAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        var (officeId, waveId) = (wave.OfficeId, wave.Id);
        var marks = await store.MarksAsync(wave, cancellationToken);
        var changed = (await store.PackagesOf(officeId, waveId).AsNoTracking().ToListAsync(cancellationToken)).Where(p => Delivered.Of(p, marks).Changed).Select(p => p.Id).ToList();
        await store.PackagesOf(officeId, waveId).Where(p => changed.Contains(p.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.DeliveredOn, (string?)null).SetProperty(p => p.DeliveredBy, (string?)null), cancellationToken);
        var erased = await store.PeopleOf(officeId, waveId).ExecuteDeleteAsync(cancellationToken);
        await store.MovesOf(officeId, waveId).ExecuteDeleteAsync(cancellationToken);
        await store.PackagesOf(officeId, waveId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Contact, "").SetProperty(p => p.PassHash, (string?)null), cancellationToken);
        return erased;
    }

    private static async Task<IReadOnlyList<WaveFault>> StepAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        await store.PeopleOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        await store.UnitsOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        await store.SessionsOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        await store.MovesOf(wave.OfficeId, wave.Id).ExecuteDeleteAsync(cancellationToken);
        store.Remove(wave);
        return [];
    }
}
