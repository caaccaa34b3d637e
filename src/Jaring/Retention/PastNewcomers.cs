using Jaring.Attendance;
using Jaring.Attendance.Newcomers;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Names of newcomers once their year is over and its report can be written: two counts stay. On the same day as the year's marks, and before them, because
/// the marks tell who came.
/// </summary>
internal sealed class PastNewcomers(OfficeRegister offices, HostKeys keys, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "newcomers";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var year = CountedYears.FirstOpen(office, clock.GetUtcNow(), options.Value);
            var past = (await new MatchNewcomers(new PersonMarks(keys)).OfAsync(store, office.Id, cancellationToken)).Where(n => MatchNewcomers.YearOf(n.Person) < year).ToList();
            foreach (var over in past.GroupBy(n => MatchNewcomers.YearOf(n.Person)))
            {
                await AddAsync(store, office.Id, over.Key, over.Count(), over.Count(n => n.Match.Came), cancellationToken);
            }

            var ids = past.Select(n => n.Person.PersonId).ToList();
            erased += await store.Set<Newcomer>().Where(n => n.OfficeId == office.Id && ids.Contains(n.PersonId)).ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }

    /// <summary>Somebody whom the team wrote down late counts too.</summary>
    private static async Task AddAsync(JaringDbContext store, string officeId, int year, int listed, int reached, CancellationToken cancellationToken)
    {
        await store.InsertOrIgnoreAsync(new NewcomerYear { OfficeId = officeId, Year = year }, cancellationToken);
        await store.Set<NewcomerYear>().Where(y => y.OfficeId == officeId && y.Year == year)
            .ExecuteUpdateAsync(y => y.SetProperty(x => x.Listed, x => x.Listed + listed).SetProperty(x => x.Reached, x => x.Reached + reached), cancellationToken);
    }
}
