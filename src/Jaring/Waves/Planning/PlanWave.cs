using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Planning;

/// <summary>Plans a wave anew, from its list and settings alone: moves by hand are gone then.</summary>
public sealed class PlanWave(WaveChange change, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Plans it, or tells what is missing.</summary>
    public Task<WaveResult> PlanAsync(string officeId, string waveId, int revision, CancellationToken cancellationToken) =>
        change.RunAsync(officeId, waveId, revision, StepAsync, cancellationToken);

    private async Task<IReadOnlyList<WaveFault>> StepAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        var slots = WaveSlots.Of(wave.Settings, offices.Get(wave.OfficeId), clock.GetUtcNow());
        if (Missing(wave.Settings, slots).ToList() is { Count: > 0 } missing)
        {
            return missing;
        }
        var plan = WavePlanner.Plan(wave.Settings, slots, await store.DemandAsync(wave.OfficeId, wave.Id, cancellationToken));
        await store.ClearPlanAsync(wave.OfficeId, wave.Id, cancellationToken);
        store.AddRange(plan.Sessions.Select((s, n) => new WaveSession
        {
            OfficeId = wave.OfficeId,
            WaveId = wave.Id,
            Number = n + 1,
            StartsAt = s.Slot.StartsAt,
            EndsAt = s.Slot.EndsAt,
            Room = s.Room,
            Team = s.Team,
            Reason = s.Reason,
        }));
        await SeatAsync(store, wave, plan.Placements, cancellationToken);
        wave.State = WaveState.Planned;
        return [];
    }

    /// <summary>People of a desa take their seats in the order of their names.</summary>
    private static async Task SeatAsync(JaringDbContext store, Wave wave, IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
    {
        foreach (var unit in placements.GroupBy(p => (p.Area, p.Unit)))
        {
            var from = 0;
            foreach (var placement in unit)
            {
                var (first, end, number) = (from, from + placement.People, placement.Session + 1);
                await store.PeopleOf(wave.OfficeId, wave.Id)
                    .Where(p => p.Area == unit.Key.Area && p.Unit == unit.Key.Unit && p.Ordinal >= first && p.Ordinal < end)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.Session, number), cancellationToken);
                from = end;
            }
        }
    }

    private static IEnumerable<WaveFault> Missing(WaveSettings settings, IReadOnlyList<WaveSlot> slots)
    {
        if (settings.Rooms.Count == 0)
        {
            yield return new("rooms-missing");
        }
        if (settings.Teams.Count == 0)
        {
            yield return new("teams-missing");
        }
        if (slots.All(s => s.LeftOut is not null))
        {
            yield return new("times-missing");
        }
    }
}
