using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>One signed entry of the office's directory. Entries are only ever added.</summary>
internal sealed class StoredDirectoryEntry
{
    public required string OfficeId { get; init; }
    public int N { get; init; }
    public required string E { get; init; }

    /// <summary>JSON array of <see cref="DirectorySignatureView"/>.</summary>
    public required string Sigs { get; init; }

    public required string Hash { get; init; }
}

/// <summary>The entry 0 that is being signed; at most one per office, gone once the directory stands.</summary>
internal sealed class StoredFounding
{
    public required string OfficeId { get; init; }
    public required string E { get; set; }
    public required string Hash { get; set; }
    public required string ProposedBy { get; set; }
    public int Revision { get; set; }
}

/// <summary>One member's signature below the proposed entry 0.</summary>
internal sealed class StoredFoundingSignature
{
    public required string OfficeId { get; init; }
    public required string Hash { get; init; }
    public required string MemberId { get; init; }
    public required string Sig { get; init; }
}

internal sealed class StoredDirectoryEntryMap : IEntityTypeConfiguration<StoredDirectoryEntry>
{
    public void Configure(EntityTypeBuilder<StoredDirectoryEntry> builder)
    {
        builder.ToTable("directory_entries");
        builder.HasKey(e => new { e.OfficeId, e.N });
        builder.Property(e => e.N).ValueGeneratedNever();
    }
}

internal sealed class StoredFoundingMap : IEntityTypeConfiguration<StoredFounding>
{
    public void Configure(EntityTypeBuilder<StoredFounding> builder)
    {
        builder.ToTable("founding");
        builder.HasKey(f => f.OfficeId);
        builder.Property(f => f.Revision).IsConcurrencyToken();
    }
}

internal sealed class StoredFoundingSignatureMap : IEntityTypeConfiguration<StoredFoundingSignature>
{
    public void Configure(EntityTypeBuilder<StoredFoundingSignature> builder)
    {
        builder.ToTable("founding_signatures");
        builder.HasKey(s => new { s.OfficeId, s.Hash, s.MemberId });
    }
}
