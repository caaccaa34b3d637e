using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Cases.Index;

/// <summary>The last day on which a member's page said that it holds, sealed, all it could open of the index.</summary>
internal sealed class StoredIndexSeen
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The member's public id.</summary>
    public required string MemberId { get; init; }

    /// <summary>The day on the office's calendar of the index that it spoke of, "yyyy-MM-dd".</summary>
    public required string SeenOn { get; set; }
}

/// <summary>A case that the index shows no more. A row for each and no day for all: a clock that was put right can then hide nothing that comes later.</summary>
internal sealed class StoredForgotten
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }
}

internal sealed class StoredIndexSeenMap : IEntityTypeConfiguration<StoredIndexSeen>
{
    public void Configure(EntityTypeBuilder<StoredIndexSeen> builder)
    {
        builder.ToTable("index_seen");
        builder.HasKey(s => new { s.OfficeId, s.MemberId });
    }
}

internal sealed class StoredForgottenMap : IEntityTypeConfiguration<StoredForgotten>
{
    public void Configure(EntityTypeBuilder<StoredForgotten> builder)
    {
        builder.ToTable("index_forgotten");
        builder.HasKey(f => new { f.OfficeId, f.CaseId });
        builder.HasOne<StoredCase>().WithOne().HasForeignKey<StoredForgotten>(f => new { f.OfficeId, f.CaseId }).OnDelete(DeleteBehavior.Cascade);
    }
}
