using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>Who has come at least once in a year, by unit: counts alone, which stay when names go.</summary>
public sealed class ReadCoverage
{
    private readonly JaringDbContext store;
    private readonly PersonMarks marks;

    internal ReadCoverage(JaringDbContext store, PersonMarks marks) => (this.store, this.marks) = (store, marks);

    /// <summary>This year and those before, the newest first.</summary>
    public async Task<IReadOnlyList<UnitReach>> ReadAsync(string officeId, CancellationToken cancellationToken)
    {
        var past = await store.Set<ReachedUnit>().AsNoTracking().Where(y => y.OfficeId == officeId).Select(y => new UnitReach(y.Year, y.Unit, y.People)).ToListAsync(cancellationToken);
        var kept = await store.Set<ReachedPerson>().AsNoTracking().Where(r => r.OfficeId == officeId).ToListAsync(cancellationToken);
        var counted = past.Select(p => p.Year).ToHashSet();
        var now = await marks.OfNamesAsync(store, officeId, cancellationToken);
        var living = kept.Concat(now).Where(r => !counted.Contains(r.Year)).DistinctBy(r => (r.Year, r.Unit, r.Mark)).GroupBy(r => (r.Year, r.Unit)).Select(g => new UnitReach(g.Key.Year, g.Key.Unit, g.Count()));
        return [.. past.Concat(living).OrderByDescending(u => u.Year).ThenBy(u => u.Unit, StringComparer.CurrentCulture)];
    }
}

/// <summary>How many of a unit came at least once in a year.</summary>
public sealed record UnitReach(int Year, string Unit, int People);
