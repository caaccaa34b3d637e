using Jaring.Offices;
using Jaring.Storage;
using Jaring.Turns;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// Marks of turns that were taken. A channel repeats within minutes, so that today's and yesterday's are enough; one of a day that has yet to come was left by
/// a clock that ran ahead.
/// </summary>
internal sealed class PastTurns(OfficeRegister offices, TimeProvider clock) : IRetentionRule
{
    public string Kind => "turns";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var today = office.Day(clock.GetUtcNow());
            var yesterday = today.AddDays(-1);
            erased += await store.Set<StoredTurn>()
                .Where(t => t.OfficeId == office.Id && t.Day != today && t.Day != yesterday).ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }
}
