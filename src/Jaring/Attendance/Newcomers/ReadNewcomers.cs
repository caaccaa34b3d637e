using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance.Newcomers;

/// <summary>Newcomers and interns, and who of them has not been to a session.</summary>
public sealed class ReadNewcomers
{
    private readonly JaringDbContext store;
    private readonly MatchNewcomers match;

    internal ReadNewcomers(JaringDbContext store, MatchNewcomers match) => (this.store, this.match) = (store, match);

    /// <summary>The list: who has not come first, then by unit and name.</summary>
    public async Task<IReadOnlyList<NewcomerView>> ReadAsync(string officeId, CancellationToken cancellationToken) =>
    [
        .. (await match.OfAsync(store, officeId, cancellationToken))
            .Select(n => new NewcomerView(n.Person.PersonId, n.Person.Name, n.Person.Unit, n.Person.StartsOn, n.Match.Came, n.Person.Confirmed, n.Match.PerhapsIn))
            .OrderBy(n => n.Came).ThenBy(n => n.Unit, StringComparer.CurrentCulture).ThenBy(n => n.Name, StringComparer.CurrentCulture).ThenBy(n => n.Id, StringComparer.Ordinal),
    ];

    /// <summary>Of those who began within these days, how many are listed and how many came. Of a year that was counted only its whole is known.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, in the same year.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<NewcomerCount> CountAsync(string officeId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (await store.Set<NewcomerYear>().AsNoTracking().SingleOrDefaultAsync(y => y.OfficeId == officeId && y.Year == from.Year, cancellationToken) is { } past)
        {
            return new(past.Listed, past.Reached, WholeYear: true);
        }

        var (first, last) = (from.ToString("O"), to.ToString("O"));
        var began = (await match.OfAsync(store, officeId, cancellationToken))
            .Where(n => string.CompareOrdinal(n.Person.StartsOn, first) >= 0 && string.CompareOrdinal(n.Person.StartsOn, last) <= 0).ToList();
        return new(began.Count, began.Count(n => n.Match.Came), WholeYear: false);
    }
}

/// <summary>A newcomer as the page shows it.</summary>
/// <param name="Id">Of the row.</param>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit; may be empty.</param>
/// <param name="StartsOn">First day, "yyyy-MM-dd".</param>
/// <param name="Came">Has been to a session.</param>
/// <param name="Confirmed">Because somebody said so.</param>
/// <param name="PerhapsIn">The same name came from this other unit; null when none did.</param>
public sealed record NewcomerView(string Id, string Name, string Unit, string StartsOn, bool Came, bool Confirmed, string? PerhapsIn);

/// <summary>How many newcomers there are, and how many came.</summary>
public sealed record NewcomerCount(int Listed, int Reached, bool WholeYear);
