using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Devices;

/// <summary>Keeps the server's half of a new device's PIN.</summary>
public sealed class KeepDevice(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>More than anybody uses; an older one has to go first.</summary>
    public const int Most = 8;

    /// <summary>How long a page without storage may be resumed (sealing.md A10).</summary>
    public static readonly TimeSpan PageLifetime = TimeSpan.FromHours(8);

    private const int IdBytes = 16, SecretBytes = 32, NameStep = 256;

    /// <summary>Saves it. The same again is the same; another half under a known id is refused, so that a try cannot be bought with a new half.</summary>
    public async Task<KeepDeviceResult> KeepAsync(string officeId, string memberId, DeviceHalf device, CancellationToken cancellationToken)
    {
        try
        {
            var row = Row(officeId, memberId, device);
            var result = await writer.WriteAsync((store, ct) => SaveAsync(store, row, ct), cancellationToken);
            WritePoint.DeviceKept.Pass();
            return result;
        }
        catch (ShapeException)
        {
            return KeepDeviceResult.Malformed;
        }
    }

    private StoredDevice Row(string officeId, string memberId, DeviceHalf device)
    {
        Shape.Bytes(device.DeviceId, IdBytes);
        Shape.Bytes(device.Half, SecretBytes);
        Shape.Bytes(device.ProofHash, SecretBytes);
        var name = Shape.Canonical<SealedObject>(device.Name);
        var header = Shape.Header<DeviceNameHeader>(name.H, "device");
        Shape.Require(header.Id == memberId && header.Device == device.DeviceId);
        Shape.Object(name, NameStep, 1);
        var now = clock.GetUtcNow();
        var today = offices.Get(officeId).Day(now);
        return new()
        {
            OfficeId = officeId,
            MemberId = memberId,
            DeviceId = device.DeviceId,
            Half = device.Half,
            ProofHash = device.ProofHash,
            Name = device.Name,
            Until = device.Lasting ? null : (now + PageLifetime).ToUnixTimeSeconds(),
            AddedOn = today,
            UsedOn = today,
        };
    }

    private async Task<KeepDeviceResult> SaveAsync(JaringDbContext store, StoredDevice row, CancellationToken cancellationToken)
    {
        var mine = await store.Set<StoredDevice>().Where(d => d.OfficeId == row.OfficeId && d.MemberId == row.MemberId).ToListAsync(cancellationToken);
        if (mine.Find(d => d.DeviceId == row.DeviceId) is { } known)
        {
            return known.Half == row.Half && known.ProofHash == row.ProofHash ? KeepDeviceResult.Kept : KeepDeviceResult.Duplicate;
        }

        var over = mine.Where(d => d.IsOver(clock.GetUtcNow())).ToList();
        if (mine.Count - over.Count >= Most)
        {
            return KeepDeviceResult.TooMany;
        }

        store.RemoveRange(over);
        store.Add(row);
        await store.SaveChangesAsync(cancellationToken);
        return KeepDeviceResult.Kept;
    }
}

/// <summary>What a device leaves with the server.</summary>
/// <param name="DeviceId">Its random id, base64url of 16 bytes.</param>
/// <param name="Half">The half, base64url of 32 bytes.</param>
/// <param name="ProofHash">SHA-256 of the proof, base64url.</param>
/// <param name="Name">The device's name, sealed: JSON of an object.</param>
/// <param name="Lasting">False when the device keeps no key and only the open page is to be resumed.</param>
public sealed record DeviceHalf(string DeviceId, string Half, string ProofHash, string Name, bool Lasting);

/// <summary>How keeping ended.</summary>
public enum KeepDeviceResult
{
    /// <summary>Saved.</summary>
    Kept,

    /// <summary>Another half stands under this id.</summary>
    Duplicate,

    /// <summary>This member has <see cref="KeepDevice.Most"/> already.</summary>
    TooMany,

    /// <summary>Not a half of a PIN.</summary>
    Malformed,
}
