using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves;

/// <summary>People whom one contact asks to one session.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Place">Room, as the invitation says it.</param>
/// <param name="People">Name and desa of each.</param>
public sealed record PackageSession(WaveSessionView Session, string Place, IReadOnlyList<PackagePerson> People);

/// <summary>Somebody in a package.</summary>
public sealed record PackagePerson(string Name, string Unit);

/// <summary>All that one contact passes on.</summary>
public sealed record PackageView(WavePackageView Package, string Title, IReadOnlyList<PackageSession> Sessions);

/// <summary>Opens packages, and writes down that one has been passed on.</summary>
public sealed class Packages(JaringDbContext store, StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>The package as it stands now; null when this office has none of that id, or its list has been erased.</summary>
    public async Task<PackageView?> OpenAsync(string officeId, string waveId, string packageId, CancellationToken cancellationToken)
    {
        var wave = await store.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(w => w.OfficeId == officeId && w.Id == waveId && !w.ListErased, cancellationToken);
        var package = await store.PackagesOf(officeId, waveId).AsNoTracking().SingleOrDefaultAsync(p => p.Id == packageId, cancellationToken);
        if (wave is null || package is null)
        {
            return null;
        }
        var people = await (
            from p in store.PeopleOf(officeId, waveId)
            join u in store.UnitsOf(officeId, waveId) on new { p.Area, p.Unit } equals new { u.Area, u.Unit }
            where u.PackageId == packageId
            orderby p.Unit, p.Ordinal
            select new { p.Name, p.Unit, p.Session }).ToListAsync(cancellationToken);
        var sessions = await store.SessionsOf(officeId, waveId).AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var bySession = people.ToLookup(p => p.Session, p => new PackagePerson(p.Name, p.Unit));
        return new(
            new(package.Id, package.Contact, package.Area, package.Unit, people.Count, package.DeliveredOn),
            wave.Settings.SessionTitle,
            [.. sessions.Where(s => bySession.Contains(s.Number)).Select(s => new PackageSession(
                new(s.Number, s.StartsAt, s.EndsAt, s.Room, s.Team, s.Reason, s.SessionId, s.Fault), wave.Settings.Rooms[s.Room].Name, [.. bySession[s.Number]]))]);
    }

    /// <summary>Writes down that the contact said "sudah disampaikan", or takes that back. False when there is no such package.</summary>
    public async Task<bool> ConfirmAsync(string officeId, string waveId, string packageId, string memberId, bool delivered, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (day, by) = delivered ? (offices.Get(officeId).Day(now).ToString("O", CultureInfo.InvariantCulture), memberId) : (null, null);
        var found = await writer.WriteAsync(
            async (write, ct) =>
            {
                var changed = await write.PackagesOf(officeId, waveId).Where(p => p.Id == packageId)
                    .ExecuteUpdateAsync(s => s.SetProperty(p => p.DeliveredOn, day).SetProperty(p => p.DeliveredBy, by), ct);
                await write.Set<Wave>().Where(w => w.OfficeId == officeId && w.Id == waveId && changed > 0)
                    .ExecuteUpdateAsync(s => s.SetProperty(w => w.ReportedAt, now.ToUnixTimeMilliseconds()), ct);
                return changed > 0;
            },
            cancellationToken);
        WritePoint.WaveSaved.Pass();
        return found;
    }
}
