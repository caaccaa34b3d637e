using Jaring.Offices;
using Jaring.Storage;
using Jaring.Turns;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// Marks of turns that were taken. A channel repeats within minutes, so that today's and yesterday's are enough; one of a day that has yet to come was left by
/// a clock that ran ahead.
/// </summary>
internal sealed class PastTurns(OfficeRegister offices, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "turns";

    protected override Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var today = office.Day(clock.GetUtcNow());
        var yesterday = today.AddDays(-1);
        return store.Set<StoredTurn>()
            .Where(t => t.OfficeId == office.Id && t.Day != today && t.Day != yesterday).ExecuteDeleteAsync(cancellationToken);
    }
}
