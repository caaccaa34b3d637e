using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Halves of pages that could be resumed for eight hours, and of devices that nobody has used for long: an old laptop in a drawer then opens nothing,
/// also for whoever finds it with the PIN on a note.
/// </summary>
internal sealed class PastDevices(OfficeRegister offices, IOptions<RetentionOptions> options, TimeProvider clock) : IRetentionRule
{
    public string Kind => "devices";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var seconds = now.ToUnixTimeSeconds();
        var erased = await store.Set<StoredDevice>().Where(d => d.Until <= seconds).ExecuteDeleteAsync(cancellationToken);
        foreach (var office in offices.All)
        {
            var before = office.Day(now - options.Value.Devices);
            erased += await store.Set<StoredDevice>().Where(d => d.OfficeId == office.Id && d.UsedOn < before).ExecuteDeleteAsync(cancellationToken);
        }
        return erased;
    }
}
