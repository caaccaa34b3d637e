using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>Where one person can be reached by one channel.</summary>
internal sealed class StoredAddress
{
    public required string OfficeId { get; init; }
    public required string Channel { get; init; }

    /// <summary>Keyed hash of the object id, see <see cref="PersonKey"/>.</summary>
    public required string Person { get; init; }

    /// <summary>Opaque here; the edge that owns the channel writes and reads it.</summary>
    public required string Address { get; set; }

    /// <summary>Keyed hash of the person's mailbox, once <see cref="CheckAddresses"/> has learnt it: by it an invited person is found. Null before.</summary>
    public string? MailboxHash { get; set; }

    public bool Reachable { get; set; }

    /// <summary>The office's day on which it stopped working; null while it works.</summary>
    public DateOnly? SilentSince { get; set; }

    /// <summary>The office's day on which <see cref="CheckAddresses"/> looked the last time. Only that writes it: what people do leaves no day here.</summary>
    public DateOnly? CheckedOn { get; set; }
}

internal sealed class StoredAddressMap : IEntityTypeConfiguration<StoredAddress>
{
    public void Configure(EntityTypeBuilder<StoredAddress> builder)
    {
        builder.ToTable("addresses");
        builder.HasKey(a => new { a.OfficeId, a.Channel, a.Person });
    }
}
