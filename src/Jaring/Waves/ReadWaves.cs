using Jaring.Offices;
using Jaring.Storage;
using Jaring.Waves.Passing;
using Jaring.Waves.Planning;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves;

/// <summary>A wave among others.</summary>
public sealed record WaveLine(string Id, string Title, WaveState State, int People, int Sessions, int Packages, int Delivered, bool ListErased);

/// <summary>A session of a wave.</summary>
/// <param name="Number">From one.</param>
/// <param name="StartsAt">Local, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">Local.</param>
/// <param name="Room">Place of the room in the settings.</param>
/// <param name="Team">Place of the speakers in the settings.</param>
/// <param name="Reason">Why this room.</param>
/// <param name="SessionId">The office's session, once it is made.</param>
/// <param name="Fault">What kept it from being made, or null.</param>
/// <param name="Place">Room, as the invitation says it now.</param>
/// <param name="Off">True when it was cancelled.</param>
public sealed record WaveSessionView(int Number, string StartsAt, string EndsAt, int Room, int Team, string Reason, string? SessionId, string? Fault, string Place, bool Off);

/// <summary>A package and how many it reaches.</summary>
public sealed record WavePackageView(string Id, string Contact, string Area, string? Unit, int People, Delivered Delivered);

/// <summary>A desa and who is to reach it.</summary>
public sealed record WaveUnitView(string Area, string Unit, int People, string? PackageId, bool Reached);

/// <summary>A wave with its plan.</summary>
/// <param name="Wave">Itself.</param>
/// <param name="Units">Its desa.</param>
/// <param name="Seating">Who sits where.</param>
/// <param name="Sessions">Its sessions in the order of time.</param>
/// <param name="Packages">Its packages.</param>
/// <param name="LeftOut">Times that were asked for and cannot be used.</param>
/// <param name="LeastSessions">What no plan can do without.</param>
/// <param name="LeastPlaces">What no plan can do without.</param>
/// <param name="Moves">How many moves by hand can be taken back.</param>
public sealed record WaveView(
    Wave Wave, IReadOnlyList<WaveUnitView> Units, IReadOnlyList<Seating> Seating, IReadOnlyList<WaveSessionView> Sessions, IReadOnlyList<WavePackageView> Packages,
    IReadOnlyList<WaveSlot> LeftOut, int LeastSessions, int LeastPlaces, int Moves);

/// <summary>The waves of an office.</summary>
public sealed class ReadWaves(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    private static readonly Dictionary<string, string> NoMarks = [];

    /// <summary>All, the newest report first.</summary>
    public async Task<IReadOnlyList<WaveLine>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var lines = new List<WaveLine>();
        foreach (var wave in await store.Set<Wave>().AsNoTracking().Where(w => w.OfficeId == officeId).OrderByDescending(w => w.ReportedAt).ThenBy(w => w.Id).ToListAsync(cancellationToken))
        {
            var packages = await store.PackagesOf(officeId, wave.Id).AsNoTracking().ToListAsync(cancellationToken);
            var marks = packages.Exists(p => p.DeliveredOn is not null) ? await store.MarksAsync(wave, cancellationToken) : NoMarks;
            lines.Add(new(
                wave.Id, wave.Title, wave.State, wave.People, await store.SessionsOf(officeId, wave.Id).CountAsync(cancellationToken),
                packages.Count, packages.Count(p => Delivered.Of(p, marks).On is not null), wave.ListErased));
        }
        return lines;
    }

    /// <summary>One of them; null when this office has none of that id.</summary>
    public async Task<WaveView?> FindAsync(string officeId, string waveId, CancellationToken cancellationToken)
    {
        if (await store.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(w => w.OfficeId == officeId && w.Id == waveId, cancellationToken) is not { } wave)
        {
            return null;
        }
        var units = await store.UnitsOf(officeId, waveId).AsNoTracking().ToListAsync(cancellationToken);
        var packages = await store.PackagesOf(officeId, waveId).AsNoTracking().ToListAsync(cancellationToken);
        var marks = packages.Count > 0 ? await store.MarksAsync(wave, cancellationToken) : NoMarks;
        var reached = packages.Where(p => Delivered.Of(p, marks).On is not null).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var slots = WaveSlots.Of(wave.Settings, offices.Get(officeId), clock.GetUtcNow());
        var least = LowerBound.Of(wave.Settings, slots.Count(s => s.LeftOut is null), [.. units.Select(u => new UnitDemand(u.Area, u.Unit, u.People))]);
        return new(
            wave,
            [.. units.OrderBy(u => u.Area, StringComparer.Ordinal).ThenBy(u => u.Unit, StringComparer.Ordinal).Select(u => new WaveUnitView(u.Area, u.Unit, u.People, u.PackageId, u.PackageId is { } p && reached.Contains(p)))],
            await store.SeatingAsync(officeId, waveId, cancellationToken),
            await store.HeldAsync(wave, cancellationToken),
            [.. packages.OrderBy(p => p.Area, StringComparer.Ordinal).ThenBy(p => p.Unit, StringComparer.Ordinal)
                .Select(p => new WavePackageView(p.Id, p.Contact, p.Area, p.Unit, units.Where(u => u.PackageId == p.Id).Sum(u => u.People), Delivered.Of(p, marks)))],
            [.. slots.Where(s => s.LeftOut is not null)],
            least.Sessions,
            least.Places,
            await store.MovesOf(officeId, waveId).CountAsync(cancellationToken));
    }

    /// <summary>The people of a desa, in their order; for moving single ones.</summary>
    public async Task<IReadOnlyList<WavePersonView>> ReadPeopleAsync(string officeId, string waveId, string area, string unit, CancellationToken cancellationToken) =>
        await store.PeopleOf(officeId, waveId).Where(p => p.Area == area && p.Unit == unit).OrderBy(p => p.Ordinal)
            .Select(p => new WavePersonView(p.Ordinal, p.Name, p.Session)).ToListAsync(cancellationToken);
}

/// <summary>Somebody of a desa.</summary>
public sealed record WavePersonView(int Ordinal, string Name, int? Session);
