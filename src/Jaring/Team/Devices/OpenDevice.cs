using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Offices;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team.Devices;

/// <summary>
/// Hands a half to whoever shows the proof that the PIN and the device's key make together. Five wrong proofs in a row destroy the half (sealing.md A10);
/// each is counted in the transaction that compared it, so that many at once are no more than one after the other.
/// </summary>
public sealed class OpenDevice(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Wrong tries in a row that destroy a half.</summary>
    public const int Tries = 5;

    private const int ProofBytes = 32;

    /// <summary>Tries a proof.</summary>
    public async Task<DeviceOpening> OpenAsync(string officeId, string memberId, string deviceId, string proof, CancellationToken cancellationToken)
    {
        if (!Jt1.TryDecode(proof, out var shown) || shown.Length != ProofBytes)
        {
            return new DeviceOpening.Malformed();
        }

        var hash = SHA256.HashData(shown);
        var opening = await writer.WriteAsync((store, ct) => TryAsync(store, officeId, memberId, deviceId, hash, ct), cancellationToken);
        WritePoint.DeviceTried.Pass();
        return opening;
    }

    private async Task<DeviceOpening> TryAsync(JaringDbContext store, string officeId, string memberId, string deviceId, byte[] hash, CancellationToken cancellationToken)
    {
        var device = await store.Set<StoredDevice>().SingleOrDefaultAsync(d => d.OfficeId == officeId && d.MemberId == memberId && d.DeviceId == deviceId, cancellationToken);
        var now = clock.GetUtcNow();
        if (device is null || device.IsOver(now))
        {
            return new DeviceOpening.Gone();
        }

        var opening = Compare(device, hash, offices.Get(officeId).Day(now));
        if (opening is DeviceOpening.Gone)
        {
            store.Remove(device);
        }

        await store.SaveChangesAsync(cancellationToken);
        return opening;
    }

    private static DeviceOpening Compare(StoredDevice device, byte[] hash, DateOnly today)
    {
        if (!CryptographicOperations.FixedTimeEquals(hash, Base64Url.DecodeFromChars(device.ProofHash)))
        {
            device.Wrong++;
            return device.Wrong < Tries ? new DeviceOpening.Wrong(Tries - device.Wrong) : new DeviceOpening.Gone();
        }

        var before = device.Wrong;
        (device.Wrong, device.UsedOn) = (0, today);
        return new DeviceOpening.Opened(device.Half, before);
    }
}

/// <summary>How a try ended.</summary>
public abstract record DeviceOpening
{
    private DeviceOpening()
    {
    }

    /// <summary>The proof was right.</summary>
    /// <param name="Half">The half.</param>
    /// <param name="WrongBefore">Wrong tries since the last right one, for the owner to hear of.</param>
    public sealed record Opened(string Half, int WrongBefore) : DeviceOpening;

    /// <summary>The proof was wrong.</summary>
    /// <param name="Left">Tries that are left.</param>
    public sealed record Wrong(int Left) : DeviceOpening;

    /// <summary>There is no half: destroyed, removed, over, or never there.</summary>
    public sealed record Gone : DeviceOpening;

    /// <summary>Not a proof at all; nothing is counted, since it could never have been right.</summary>
    public sealed record Malformed : DeviceOpening;
}
