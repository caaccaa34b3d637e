using System.Text.Json;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Planning;

/// <summary>What is to be moved.</summary>
/// <param name="Area">The kecamatan.</param>
/// <param name="Unit">The desa.</param>
/// <param name="From">The session they are in; null for those without a seat.</param>
/// <param name="To">Where they shall be; null to take their seats away.</param>
/// <param name="People">Some of them, by their place within the desa; null for all of the desa in that session.</param>
public sealed record PeopleMove(string Area, string Unit, int? From, int? To, IReadOnlyList<int>? People = null);

/// <summary>Moves a desa, or some of its people, from one session into another, under the rules the planner keeps: seats and travel area.</summary>
public sealed class MovePeople(WaveChange change)
{
    /// <summary>Moves them, or tells which rule forbids it.</summary>
    public Task<WaveResult> MoveAsync(string officeId, string waveId, int revision, PeopleMove move, CancellationToken cancellationToken) =>
        change.RunAsync(officeId, waveId, revision, (store, wave, ct) => StepAsync(store, wave, move, ct), cancellationToken);

    /// <summary>Takes the newest move back; no rule is asked, because every later move was taken back before it and the seats are free again.</summary>
    public Task<WaveResult> UndoAsync(string officeId, string waveId, int revision, CancellationToken cancellationToken) =>
        change.RunAsync(officeId, waveId, revision, UndoAsync, cancellationToken);

    private static async Task<IReadOnlyList<WaveFault>> StepAsync(JaringDbContext store, Wave wave, PeopleMove move, CancellationToken cancellationToken)
    {
        var there = await UnitOf(store, wave, move.Area, move.Unit).Where(p => p.Session == move.From).Select(p => p.Ordinal).ToListAsync(cancellationToken);
        var moved = move.People is { } some ? [.. there.Intersect(some)] : there;
        if (wave.State != WaveState.Planned || moved.Count == 0 || move.From == move.To || (move.People is { } wanted && wanted.Distinct().Count() != moved.Count))
        {
            return [new("nothing-to-move")];
        }
        if (move.To is { } to && await ForbidsAsync(store, wave, move.Area, to, moved.Count, cancellationToken) is { } fault)
        {
            return [fault];
        }
        var last = await store.MovesOf(wave.OfficeId, wave.Id).MaxAsync(m => (int?)m.Number, cancellationToken) ?? 0;
        store.Add(new WaveMove
        {
            OfficeId = wave.OfficeId,
            WaveId = wave.Id,
            Number = last + 1,
            Area = move.Area,
            Unit = move.Unit,
            FromSession = move.From,
            ToSession = move.To,
            Ordinals = JsonSerializer.Serialize(moved, JsonSerializerOptions.Web),
        });
        await SeatAsync(store, wave, move.Area, move.Unit, moved, move.To, cancellationToken);
        return [];
    }

    private static async Task<IReadOnlyList<WaveFault>> UndoAsync(JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        if (await store.MovesOf(wave.OfficeId, wave.Id).OrderByDescending(m => m.Number).FirstOrDefaultAsync(cancellationToken) is not { } last)
        {
            return [new("nothing-to-undo")];
        }
        await SeatAsync(store, wave, last.Area, last.Unit, JsonSerializer.Deserialize<List<int>>(last.Ordinals, JsonSerializerOptions.Web)!, last.FromSession, cancellationToken);
        store.Remove(last);
        return [];
    }

    private static async Task<WaveFault?> ForbidsAsync(JaringDbContext store, Wave wave, string area, int to, int count, CancellationToken cancellationToken)
    {
        if (await store.SessionsOf(wave.OfficeId, wave.Id).AsNoTracking().SingleOrDefaultAsync(s => s.Number == to, cancellationToken) is not { } session)
        {
            return new("no-session");
        }
        var room = wave.Settings.Rooms[session.Room];
        if (!room.Serves(area))
        {
            return new("not-served");
        }
        var left = room.Capacity - await store.PeopleOf(wave.OfficeId, wave.Id).CountAsync(p => p.Session == to, cancellationToken);
        return left < count ? new("room-full", Count: left) : null;
    }

    private static Task<int> SeatAsync(JaringDbContext store, Wave wave, string area, string unit, IReadOnlyList<int> people, int? session, CancellationToken cancellationToken) =>
        UnitOf(store, wave, area, unit).Where(p => people.Contains(p.Ordinal)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Session, session), cancellationToken);

    private static IQueryable<WavePerson> UnitOf(JaringDbContext store, Wave wave, string area, string unit) =>
        store.PeopleOf(wave.OfficeId, wave.Id).Where(p => p.Area == area && p.Unit == unit);
}
