using Jaring.Attendance;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Marks of those who came in a year that is over, once the names of its last session are marks too: they become counts by unit.</summary>
internal sealed class CountedYears(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "attendance-marks";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var year = FirstOpen(office, clock.GetUtcNow(), options.Value);
            var marks = store.Set<ReachedPerson>().Where(r => r.OfficeId == office.Id && r.Year < year);
            foreach (var unit in await marks.GroupBy(r => new { r.Year, r.Unit }).Select(g => new { g.Key.Year, g.Key.Unit, People = g.Count() }).ToListAsync(cancellationToken))
            {
                await store.InsertOrIgnoreAsync(new ReachedUnit { OfficeId = office.Id, Year = unit.Year, Unit = unit.Unit, People = unit.People }, cancellationToken);
            }

            erased += await marks.ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }

    /// <summary>The first year that is not counted yet: a day more than names are kept, because a session on 31 December ends late.</summary>
    public static int FirstOpen(OfficeOptions office, DateTimeOffset now, RetentionOptions options) => office.Local(now - options.Invitees - TimeSpan.FromDays(2)).Year;
}
