using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>Who has come at least once in a year, by unit: counts, which stay when names go; and, for whoever organises sessions, the names that are still there.</summary>
public sealed class ReadCoverage
{
    private readonly JaringDbContext store;
    private readonly PersonMarks marks;
    private readonly OfficeRegister offices;
    private readonly TimeProvider clock;

    internal ReadCoverage(JaringDbContext store, PersonMarks marks, OfficeRegister offices, TimeProvider clock) =>
        (this.store, this.marks, this.offices, this.clock) = (store, marks, offices, clock);

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

    /// <summary>
    /// Who stands on a list of this year, each person once: came, or was on a list and has not come. Names of older sessions are gone, and whoever came to one
    /// of them is told by the marks.
    /// </summary>
    public async Task<IReadOnlyList<ReachedName>> NamesAsync(string officeId, CancellationToken cancellationToken)
    {
        var year = offices.Get(officeId).Day(clock.GetUtcNow()).Year;
        var (first, next) = ($"{year}-", $"{year + 1}-");
        var listed = await (
            from p in store.Set<Participant>().AsNoTracking()
            join s in store.Set<Session>() on new { p.OfficeId, Id = p.SessionId } equals new { s.OfficeId, s.Id }
            where p.OfficeId == officeId && s.StartsAt.CompareTo(first) >= 0 && s.StartsAt.CompareTo(next) < 0
            select new { p.Name, p.Unit, p.Mode }).ToListAsync(cancellationToken);
        var before = (await store.Set<ReachedPerson>().AsNoTracking().Where(r => r.OfficeId == officeId && r.Year == year).Select(r => r.Mark).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. listed.GroupBy(p => (TypedName.Alike(p.Unit), TypedName.Alike(p.Name)))
                .Select(one => (Shown: one.MaxBy(p => p.Name, StringComparer.Ordinal)!, Came: one.Any(p => p.Mode is not null)))
                .Select(one => new ReachedName(one.Shown.Name, one.Shown.Unit, one.Came || before.Contains(marks.Of(officeId, year, one.Shown.Unit, one.Shown.Name))))
                .OrderBy(p => p.Unit, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary>How many of a unit came at least once in a year.</summary>
public sealed record UnitReach(int Year, string Unit, int People);

/// <summary>Somebody on a list of this year.</summary>
/// <param name="Name">Name as it was typed.</param>
/// <param name="Unit">Unit; may be empty.</param>
/// <param name="Came">At least once this year.</param>
public sealed record ReachedName(string Name, string Unit, bool Came);
