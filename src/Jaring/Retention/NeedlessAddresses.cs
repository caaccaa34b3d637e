using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Chat addresses that have not worked for weeks. Nothing is lost: who uses the app again is known again by the next word to the bot, and a member of the team
/// by a new conversation. One that works stays as long as the app is there, because announcements go to it; removing the app erases it at once.
/// </summary>
internal sealed class NeedlessAddresses(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : OfficeRule(offices)
{
    public override string Kind => "addresses";

    protected override Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var last = office.Day(clock.GetUtcNow() - options.Value.SilentAddresses);
        return store.Set<StoredAddress>()
            .Where(a => a.OfficeId == office.Id && !a.Reachable && (a.SilentSince == null || a.SilentSince < last)).ExecuteDeleteAsync(cancellationToken);
    }
}
