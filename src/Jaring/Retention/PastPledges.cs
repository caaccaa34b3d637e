using Jaring.Offices;
using Jaring.Pledges;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Pacts of years that are long over. The signed papers are the office's file, where its own rules for archives hold.</summary>
internal sealed class PastPledges(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "pledges";

    protected override Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var first = office.Local(clock.GetUtcNow() - options.Value.Pledges).Year;
        return store.Set<Pledge>().Where(p => p.OfficeId == office.Id && p.Year < first).ExecuteDeleteAsync(cancellationToken);
    }
}
