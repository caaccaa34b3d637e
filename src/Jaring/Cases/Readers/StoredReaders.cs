using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Cases.Readers;

/// <summary>One signed change of readers, sealed: the server sees that eight slots took the place of eight others, and not whose.</summary>
internal sealed class StoredSlotSet
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The epoch whose slots it replaces.</summary>
    public required int Epoch { get; init; }

    /// <summary>Its number in that epoch, from 1.</summary>
    public required int Rev { get; init; }

    /// <summary>The sealed set, verbatim, under the case's shred key.</summary>
    public required byte[] Object { get; set; }

    /// <summary>The eight slots that came with it, verbatim, under the case's shred key; null once a later set replaced them, and in the last set of an epoch.</summary>
    public required byte[]? Slots { get; set; }
}

/// <summary>One later epoch of a case.</summary>
internal sealed class StoredEpoch
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its number, from 1: the report itself is epoch 0.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// Hash of the access token that ended with it. Who still shows that token is told where the case went on, so that its readers find their new
    /// key at once; and no report can take the hash.
    /// </summary>
    public required string BeforeAh { get; init; }

    /// <summary>The epoch, verbatim, under the case's shred key.</summary>
    public required byte[] Object { get; set; }
}

internal sealed class StoredSlotSetMap : IEntityTypeConfiguration<StoredSlotSet>
{
    public void Configure(EntityTypeBuilder<StoredSlotSet> builder)
    {
        builder.ToTable("case_slot_sets");
        builder.HasKey(s => new { s.OfficeId, s.CaseId, s.Epoch, s.Rev });
        builder.Property(s => s.Object).HasColumnType(LockedText.Column);
        builder.Property(s => s.Slots).HasColumnType(LockedText.Column);
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(s => new { s.OfficeId, s.CaseId });
    }
}

internal sealed class StoredEpochMap : IEntityTypeConfiguration<StoredEpoch>
{
    public void Configure(EntityTypeBuilder<StoredEpoch> builder)
    {
        builder.ToTable("case_epochs");
        builder.HasKey(e => new { e.OfficeId, e.CaseId, e.Number });
        builder.HasIndex(e => new { e.OfficeId, e.BeforeAh }).IsUnique();
        builder.Property(e => e.Object).HasColumnType(LockedText.Column);
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(e => new { e.OfficeId, e.CaseId });
    }
}
