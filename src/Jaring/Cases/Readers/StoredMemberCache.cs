using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Cases.Readers;

/// <summary>What one member remembers of the cases once opened, sealed by the member's own page.</summary>
internal sealed class StoredMemberCache
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The member's public id.</summary>
    public required string MemberId { get; init; }

    /// <summary>Grows by one with each change.</summary>
    public required int Rev { get; set; }

    /// <summary>The sealed object, verbatim.</summary>
    public required string Object { get; set; }
}

internal sealed class StoredMemberCacheMap : IEntityTypeConfiguration<StoredMemberCache>
{
    public void Configure(EntityTypeBuilder<StoredMemberCache> builder)
    {
        builder.ToTable("member_caches");
        builder.HasKey(c => new { c.OfficeId, c.MemberId });
    }
}
