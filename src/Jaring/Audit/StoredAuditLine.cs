using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Audit;

/// <summary>One signed line of an office's log. Lines are only ever added.</summary>
internal sealed class StoredAuditLine
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Place in the log, from 0.</summary>
    public required int Seq { get; init; }

    /// <summary>The line's exact bytes, base64url.</summary>
    public required string E { get; init; }

    /// <summary>Public id of the member who signed it.</summary>
    public required string By { get; init; }

    /// <summary>The signature, base64url.</summary>
    public required string Sig { get; init; }
}

internal sealed class StoredAuditLineMap : IEntityTypeConfiguration<StoredAuditLine>
{
    public void Configure(EntityTypeBuilder<StoredAuditLine> builder)
    {
        builder.ToTable("global_log");
        builder.HasKey(l => new { l.OfficeId, l.Seq });
        builder.Property(l => l.Seq).ValueGeneratedNever();
    }
}
