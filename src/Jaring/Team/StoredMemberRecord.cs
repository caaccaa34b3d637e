using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>A member's keys as the member's browser sealed them: two public points, and private halves that only the member can open.</summary>
internal sealed class StoredMemberRecord
{
    public required string OfficeId { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The MemberRecord JSON, byte for byte as it came.</summary>
    public required string Record { get; set; }

    public int Revision { get; set; }
}

internal sealed class StoredMemberRecordMap : IEntityTypeConfiguration<StoredMemberRecord>
{
    public void Configure(EntityTypeBuilder<StoredMemberRecord> builder)
    {
        builder.ToTable("member_records");
        builder.HasKey(r => new { r.OfficeId, r.MemberId });
        builder.Property(r => r.Revision).IsConcurrencyToken();
    }
}
