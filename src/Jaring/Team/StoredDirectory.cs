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

/// <summary>An entry of a chain that ended when the team was founded anew. It serves to read what was sealed under it.</summary>
internal sealed class StoredPastEntry
{
    public required string OfficeId { get; init; }

    /// <summary>Hash of the chain's entry 0.</summary>
    public required string Genesis { get; init; }

    public int N { get; init; }
    public required string E { get; init; }
    public required string Sigs { get; init; }

    /// <summary>Counts the chains of an office, from 0.</summary>
    public int Place { get; init; }
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

internal sealed class StoredPastEntryMap : IEntityTypeConfiguration<StoredPastEntry>
{
    public void Configure(EntityTypeBuilder<StoredPastEntry> builder)
    {
        builder.ToTable("directory_past");
        builder.HasKey(e => new { e.OfficeId, e.Genesis, e.N });
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
