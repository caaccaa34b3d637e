using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Team.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>Pictures whose time is over, and those of people whom the list does not name as active: who left is shown to nobody, and is not kept.</summary>
internal sealed class PastPictures(OfficeRegister offices, TimeProvider clock) : IRetentionRule
{
    public string Kind => "pictures";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var erased = 0;
        foreach (var office in offices.All)
        {
            var active = (await NewestEntry.ReadAsync(store, office.Id, cancellationToken))?.Active ?? [];
            erased += await store.Set<StoredPicture>().Where(p => p.OfficeId == office.Id && (p.Until <= now || !active.Contains(p.MemberId))).ExecuteDeleteAsync(cancellationToken);
        }

        return erased;
    }
}
