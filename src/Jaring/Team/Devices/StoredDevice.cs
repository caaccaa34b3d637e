using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team.Devices;

/// <summary>
/// The server's half of the PIN of one device (docs/sealing.md §5). It opens nothing: the PIN and the device's own key are missing, and neither was ever here.
/// </summary>
internal sealed class StoredDevice
{
    public required string OfficeId { get; init; }
    public required string MemberId { get; init; }

    /// <summary>Random, made by the device.</summary>
    public required string DeviceId { get; init; }

    /// <summary>32 random bytes, base64url.</summary>
    public required string Half { get; init; }

    /// <summary>SHA-256 of what the device shows to get the half, base64url.</summary>
    public required string ProofHash { get; init; }

    /// <summary>What the member calls the device: a sealed object, JSON as it came.</summary>
    public required string Name { get; init; }

    /// <summary>Wrong tries since the last right one.</summary>
    public int Wrong { get; set; }

    /// <summary>Unix second after which the half is gone; null for a device that keeps its key.</summary>
    public long? Until { get; init; }

    /// <summary>The office's day on which it was added; nothing finer is kept.</summary>
    public required DateOnly AddedOn { get; init; }

    /// <summary>The office's day of the last right try.</summary>
    public required DateOnly UsedOn { get; set; }

    /// <summary>True once the half's time is over.</summary>
    public bool IsOver(DateTimeOffset now) => Until <= now.ToUnixTimeSeconds();
}

internal sealed class StoredDeviceMap : IEntityTypeConfiguration<StoredDevice>
{
    public void Configure(EntityTypeBuilder<StoredDevice> builder)
    {
        builder.ToTable("devices");
        builder.HasKey(d => new { d.OfficeId, d.MemberId, d.DeviceId });
    }
}
