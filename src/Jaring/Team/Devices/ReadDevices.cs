using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Devices;

/// <summary>A member's own devices, and their removal.</summary>
public sealed class ReadDevices(JaringDbContext store, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Those whose half still opens, the one used last first.</summary>
    public async Task<IReadOnlyList<DeviceView>> ReadAsync(string officeId, string memberId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await store.Set<StoredDevice>().AsNoTracking().Where(d => d.OfficeId == officeId && d.MemberId == memberId).ToListAsync(cancellationToken);
        return [.. rows.Where(d => !d.IsOver(now))
            .OrderByDescending(d => d.UsedOn).ThenBy(d => d.DeviceId, StringComparer.Ordinal)
            .Select(d => new DeviceView(d.DeviceId, d.Name, d.AddedOn, d.UsedOn, d.Until is null, d.Wrong))];
    }

    /// <summary>Destroys the half of this device. One that is not there is as good as removed.</summary>
    public async Task ForgetAsync(string officeId, string memberId, string deviceId, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(
            (write, ct) => write.Set<StoredDevice>().Where(d => d.OfficeId == officeId && d.MemberId == memberId && d.DeviceId == deviceId).ExecuteDeleteAsync(ct),
            cancellationToken);
        WritePoint.DeviceForgotten.Pass();
    }
}

/// <summary>A device as its owner sees it.</summary>
/// <param name="DeviceId">Its id.</param>
/// <param name="Name">Its sealed name, JSON.</param>
/// <param name="AddedOn">The office's day on which it was added.</param>
/// <param name="UsedOn">The office's day of the last right PIN.</param>
/// <param name="Lasting">False for a page that can be resumed for some hours.</param>
/// <param name="Wrong">Wrong tries since then.</param>
public sealed record DeviceView(string DeviceId, string Name, DateOnly AddedOn, DateOnly UsedOn, bool Lasting, int Wrong);
