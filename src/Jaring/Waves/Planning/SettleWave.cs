using System.Text.Json;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Planning;

/// <summary>Keeps rooms, days, hours, speakers and contacts of a wave. What a plan stands on takes the plan away when it changes; contacts do not.</summary>
public sealed class SettleWave(WaveChange change)
{
    /// <summary>Keeps them, or tells what has to be corrected.</summary>
    public Task<WaveResult> SettleAsync(string officeId, string waveId, int revision, WaveSettings settings, CancellationToken cancellationToken) =>
        SettingsRules.IsWhole(settings)
            ? change.RunAsync(officeId, waveId, revision, (store, wave, ct) => StepAsync(store, wave, settings, ct), cancellationToken)
            : Task.FromResult(WaveResult.Refused(new WaveFault("texts")));

    private static async Task<IReadOnlyList<WaveFault>> StepAsync(JaringDbContext store, Wave wave, WaveSettings settings, CancellationToken cancellationToken)
    {
        var units = await store.UnitsOf(wave.OfficeId, wave.Id).AsNoTracking().ToListAsync(cancellationToken);
        if (SettingsRules.Check(settings, units) is { Count: > 0 } faults)
        {
            return faults;
        }
        if (wave.State == WaveState.Planned && Ground(wave.Settings) != Ground(settings))
        {
            await store.ClearPlanAsync(wave.OfficeId, wave.Id, cancellationToken);
            wave.State = WaveState.Imported;
        }
        wave.Settings = settings;
        return [];
    }

    /// <summary>What a plan stands on.</summary>
    private static string Ground(WaveSettings s) => JsonSerializer.Serialize((object[])[s.Days, s.Hours, s.Rooms, s.Teams], JsonSerializerOptions.Web);
}
