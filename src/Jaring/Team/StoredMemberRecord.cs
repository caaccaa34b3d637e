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

    /// <summary>Counts from 1; grows when ways to unlock change and when new keys take the place of these.</summary>
    public int Revision { get; set; }
}

/// <summary>The record that waits to become a member's present one, or the one before it, whose keys still open what was not handed over yet.</summary>
internal sealed class StoredOtherRecord
{
    public required string OfficeId { get; init; }
    public required string MemberId { get; init; }
    public required RecordPlace Place { get; init; }

    /// <summary>The MemberRecord JSON, byte for byte as it came.</summary>
    public required string Record { get; init; }

    /// <summary>The old master key sealed under the new one, when the member still had it; JSON of an object.</summary>
    public string? Carry { get; init; }
}

/// <summary>Where another record of a member stands in time.</summary>
internal enum RecordPlace
{
    /// <summary>It comes into force with the entry of the directory that names its keys.</summary>
    Next,

    /// <summary>It was in force before.</summary>
    Previous,
}

internal sealed class StoredOtherRecordMap : IEntityTypeConfiguration<StoredOtherRecord>
{
    public void Configure(EntityTypeBuilder<StoredOtherRecord> builder)
    {
        builder.ToTable("other_records");
        builder.HasKey(r => new { r.OfficeId, r.MemberId, r.Place });
        builder.Property(r => r.Place).ValueGeneratedNever();
    }
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
