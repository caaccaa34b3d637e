using System.Globalization;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance.Newcomers;

/// <summary>
/// Which newcomers have come to a session since the year in which they began. Names are compared as the moderator's page compares them, also after they are
/// gone: by the same keyed marks as coverage. The same name in another unit is only a question, which somebody answers.
/// </summary>
internal sealed class MatchNewcomers(PersonMarks marks)
{
    /// <summary>Each newcomer with what the lists say.</summary>
    public async Task<List<MatchedNewcomer>> OfAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var people = await store.Set<Newcomer>().AsNoTracking().Where(n => n.OfficeId == officeId).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            return [];
        }

        var kept = await store.Set<ReachedPerson>().AsNoTracking().Where(r => r.OfficeId == officeId).ToListAsync(cancellationToken);
        var came = kept.Concat(await marks.OfNamesAsync(store, officeId, cancellationToken)).GroupBy(r => r.Year)
            .ToDictionary(year => year.Key, year => new CameInYear([.. year.Select(r => r.Unit).Distinct(StringComparer.Ordinal)], year.Select(r => r.Mark).ToHashSet(StringComparer.Ordinal)));
        return [.. people.Select(person => new MatchedNewcomer(person, Find(person, came)))];
    }

    /// <summary>The year in which this person began.</summary>
    public static int YearOf(Newcomer person) => int.Parse(person.StartsOn.AsSpan(0, 4), CultureInfo.InvariantCulture);

    private NewcomerMatch Find(Newcomer person, Dictionary<int, CameInYear> came)
    {
        var years = came.Where(year => year.Key >= YearOf(person)).ToList();
        if (person.Confirmed || years.Any(year => Has(year, person.Unit)))
        {
            return new(true, null);
        }

        return new(false, years.SelectMany(year => year.Value.Units.Where(unit => Has(year, unit))).FirstOrDefault());

        bool Has(KeyValuePair<int, CameInYear> year, string unit) => year.Value.Marks.Contains(marks.Of(person.OfficeId, year.Key, unit, person.Name));
    }

    private sealed record CameInYear(IReadOnlyList<string> Units, HashSet<string> Marks);
}

/// <summary>A newcomer beside the lists.</summary>
internal sealed record MatchedNewcomer(Newcomer Person, NewcomerMatch Match);

/// <summary>What the lists say of a newcomer.</summary>
/// <param name="Came">True when name and unit stand on one, or somebody said so.</param>
/// <param name="PerhapsIn">Another unit under which the same name came; null when there is none.</param>
internal readonly record struct NewcomerMatch(bool Came, string? PerhapsIn);
