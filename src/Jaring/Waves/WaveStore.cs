using Jaring.Storage;
using Jaring.Waves.Planning;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves;

/// <summary>The rows of one wave, as its use cases ask for them.</summary>
internal static class WaveStore
{
    public static Task<Wave?> FindWaveAsync(this JaringDbContext store, string officeId, string waveId, CancellationToken cancellationToken) =>
        store.Set<Wave>().SingleOrDefaultAsync(w => w.OfficeId == officeId && w.Id == waveId, cancellationToken);

    public static IQueryable<WavePerson> PeopleOf(this JaringDbContext store, string officeId, string waveId) =>
        store.Set<WavePerson>().Where(p => p.OfficeId == officeId && p.WaveId == waveId);

    public static IQueryable<WaveUnit> UnitsOf(this JaringDbContext store, string officeId, string waveId) =>
        store.Set<WaveUnit>().Where(u => u.OfficeId == officeId && u.WaveId == waveId);

    public static IQueryable<WaveSession> SessionsOf(this JaringDbContext store, string officeId, string waveId) =>
        store.Set<WaveSession>().Where(s => s.OfficeId == officeId && s.WaveId == waveId);

    public static IQueryable<WaveMove> MovesOf(this JaringDbContext store, string officeId, string waveId) =>
        store.Set<WaveMove>().Where(m => m.OfficeId == officeId && m.WaveId == waveId);

    public static IQueryable<WavePackage> PackagesOf(this JaringDbContext store, string officeId, string waveId) =>
        store.Set<WavePackage>().Where(p => p.OfficeId == officeId && p.WaveId == waveId);

    /// <summary>How many of each desa are in each session; session null for those without a seat.</summary>
    public static async Task<IReadOnlyList<Seating>> SeatingAsync(this JaringDbContext store, string officeId, string waveId, CancellationToken cancellationToken)
    {
        var rows = await store.PeopleOf(officeId, waveId).GroupBy(p => new { p.Area, p.Unit, p.Session })
            .Select(g => new { g.Key.Area, g.Key.Unit, g.Key.Session, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new Seating(r.Area, r.Unit, r.Session, r.Count)).OrderBy(r => r.Area, StringComparer.Ordinal).ThenBy(r => r.Unit, StringComparer.Ordinal).ThenBy(r => r.Session)];
    }

    public static async Task<IReadOnlyList<UnitDemand>> DemandAsync(this JaringDbContext store, string officeId, string waveId, CancellationToken cancellationToken) =>
        await store.UnitsOf(officeId, waveId).Select(u => new UnitDemand(u.Area, u.Unit, u.People)).ToListAsync(cancellationToken);

    /// <summary>Takes the plan away: sessions, moves and seats.</summary>
    public static async Task ClearPlanAsync(this JaringDbContext store, string officeId, string waveId, CancellationToken cancellationToken)
    {
        await store.SessionsOf(officeId, waveId).ExecuteDeleteAsync(cancellationToken);
        await store.MovesOf(officeId, waveId).ExecuteDeleteAsync(cancellationToken);
        await store.PeopleOf(officeId, waveId).Where(p => p.Session != null).ExecuteUpdateAsync(s => s.SetProperty(p => p.Session, (int?)null), cancellationToken);
    }
}

/// <summary>People of a desa in a session.</summary>
/// <param name="Area">The kecamatan.</param>
/// <param name="Unit">The desa.</param>
/// <param name="Session">Number of the session; null for those without a seat.</param>
/// <param name="People">How many.</param>
public sealed record Seating(string Area, string Unit, int? Session, int People);
