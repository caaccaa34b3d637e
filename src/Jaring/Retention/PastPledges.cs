using Jaring.Offices;
using Jaring.Pledges;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Pacts of years that are long over. The signed papers are the office's file, where its own rules for archives hold.</summary>
internal sealed class PastPledges(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "pledges";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var first = office.Local(clock.GetUtcNow() - options.Value.Pledges).Year;
            erased += await store.Set<Pledge>().Where(p => p.OfficeId == office.Id && p.Year < first).ExecuteDeleteAsync(cancellationToken);
        }
        return erased;
    }
}
