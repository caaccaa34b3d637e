using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Passing;

/// <summary>People whom one contact asks to one session.</summary>
/// <param name="Session">Which session.</param>
/// <param name="People">Name and desa of each.</param>
public sealed record PackageSession(WaveSessionView Session, IReadOnlyList<PackagePerson> People);

/// <summary>Somebody in a package.</summary>
public sealed record PackagePerson(string Name, string Unit);

/// <summary>All that one contact passes on.</summary>
/// <param name="Package">Itself.</param>
/// <param name="Title">What its sessions are called.</param>
/// <param name="Sessions">With those who are asked to each.</param>
/// <param name="Pass">Opens the contact's own page.</param>
public sealed record PackageView(WavePackageView Package, string Title, IReadOnlyList<PackageSession> Sessions, string Pass);

/// <summary>Opens packages, and writes down that one has been passed on.</summary>
public sealed class Packages
{
    private readonly JaringDbContext store;
    private readonly StoreWriter writer;
    private readonly OfficeRegister offices;
    private readonly PackagePass passes;
    private readonly TimeProvider clock;

    internal Packages(JaringDbContext store, StoreWriter writer, OfficeRegister offices, PackagePass passes, TimeProvider clock) =>
        (this.store, this.writer, this.offices, this.passes, this.clock) = (store, writer, offices, passes, clock);

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
        var bySession = people.ToLookup(p => p.Session, p => new PackagePerson(p.Name, p.Unit));
        return new(
            new(package.Id, package.Contact, package.Area, package.Unit, people.Count, Delivered.Of(package, await store.MarksAsync(wave, cancellationToken))),
            wave.Settings.SessionTitle,
            [.. (await store.HeldAsync(wave, cancellationToken)).Where(s => bySession.Contains(s.Number)).Select(s => new PackageSession(s, [.. bySession[s.Number]]))],
            passes.Of(officeId, waveId, packageId));
    }

    /// <summary>Writes down that the contact said "sudah disampaikan", or takes that back. False when there is no such package.</summary>
    public async Task<bool> ConfirmAsync(string officeId, string waveId, string packageId, string memberId, bool delivered, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await writer.WriteAsync(
            async (write, ct) =>
            {
                if (await write.FindWaveAsync(officeId, waveId, ct) is not { } wave || await write.PackagesOf(officeId, waveId).SingleOrDefaultAsync(p => p.Id == packageId, ct) is not { } package)
                {
                    return false;
                }
                var mark = delivered ? (await write.MarksAsync(wave, ct)).GetValueOrDefault(packageId, "") : null;
                await ConfirmPackage.SayAsync(write, offices.Get(officeId), package, mark, memberId, count: null, now, ct);
                return true;
            },
            cancellationToken);
        WritePoint.WaveSaved.Pass();
        return found;
    }
}
