using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Making;

/// <summary>Says that a plan shall be carried out, and in the same transaction asks the outbox to do it. After that the plan stands.</summary>
public sealed class MakeWave(WaveChange change, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>Begins, or tells what keeps the plan from being carried out.</summary>
    public async Task<WaveResult> BeginAsync(string officeId, string waveId, int revision, CancellationToken cancellationToken)
    {
        var result = await change.RunAsync(officeId, waveId, revision, StepAsync, cancellationToken);
        signal.Ring();
        return result;
    }

    private async Task<IReadOnlyList<WaveFault>> StepAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        if (wave.State != WaveState.Planned)
        {
            return [new("not-planned")];
        }
        var seating = await store.SeatingAsync(wave.OfficeId, wave.Id, cancellationToken);
        var sessions = await store.SessionsOf(wave.OfficeId, wave.Id).ToListAsync(cancellationToken);
        var held = sessions.Where(s => seating.Any(x => x.Session == s.Number)).ToList();
        if (Faults(wave, seating, held).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }
        store.RemoveRange(sessions.Except(held));
        store.Add(WaveRows.Make(wave.OfficeId, wave.Id, clock.GetUtcNow()));
        wave.State = WaveState.Making;
        return [];
    }

    private IEnumerable<WaveFault> Faults(Wave wave, IReadOnlyList<Seating> seating, IReadOnlyList<WaveSession> held)
    {
        if (seating.Where(s => s.Session is null).Sum(s => s.People) is > 0 and var seatless)
        {
            yield return new("people-unplaced", Count: seatless);
        }
        if (seating.DistinctBy(s => (s.Area, s.Unit)).Count(s => wave.Settings.ContactOf(s.Area, s.Unit) is null) is > 0 and var alone)
        {
            yield return new("contact-missing", Count: alone);
        }
        var now = offices.Get(wave.OfficeId).Local(clock.GetUtcNow()).DateTime;
        if (held.Count(s => PlanRules.Check(WaveMaking.PlanOf(wave, s, seating), now).Count > 0) is > 0 and var past)
        {
            yield return new("times-past", Count: past);
        }
    }
}
