using Jaring.MediaRegister;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>Lines of the media register as long after their last day as sessions stay after theirs. What still hangs stays in it.</summary>
internal sealed class PastMedia(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "media-register";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var before = office.Day(clock.GetUtcNow() - options.Value.Sessions).ToString("O");
            erased += await store.Set<RegisteredPiece>()
                .Where(p => p.OfficeId == office.Id && (p.TakenDown ?? p.PlannedEnd ?? "9999").CompareTo(before) < 0).ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }
}
