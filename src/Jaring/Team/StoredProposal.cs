using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>A later entry that waits for signatures; at most one per member, so that nobody can push another's proposal aside.</summary>
internal sealed class StoredProposal
{
    public required string OfficeId { get; init; }
    public required string ProposedBy { get; init; }
    public required string E { get; set; }
    public required string Hash { get; set; }
    public int Revision { get; set; }
}

/// <summary>A verified signature below a proposed entry. A member whose key changes may give two: by the old key as one of the quorum, by the new one as proof that it is held.</summary>
internal sealed class StoredProposalSignature
{
    public required string OfficeId { get; init; }
    public required string Hash { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The public key under which it was verified.</summary>
    public required string PublicKey { get; init; }

    public required string Sig { get; init; }
}

internal sealed class StoredProposalMap : IEntityTypeConfiguration<StoredProposal>
{
    public void Configure(EntityTypeBuilder<StoredProposal> builder)
    {
        builder.ToTable("directory_proposals");
        builder.HasKey(p => new { p.OfficeId, p.ProposedBy });
        builder.HasIndex(p => new { p.OfficeId, p.Hash }).IsUnique();
        builder.Property(p => p.Revision).IsConcurrencyToken();
    }
}

internal sealed class StoredProposalSignatureMap : IEntityTypeConfiguration<StoredProposalSignature>
{
    public void Configure(EntityTypeBuilder<StoredProposalSignature> builder)
    {
        builder.ToTable("directory_proposal_signatures");
        builder.HasKey(s => new { s.OfficeId, s.Hash, s.MemberId, s.PublicKey });
    }
}
