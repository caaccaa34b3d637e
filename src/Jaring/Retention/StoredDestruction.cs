using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Retention;

/// <summary>What one day's sweep destroyed at an office: counts, and nothing by which anything of it could be known again. Drills count as cases.</summary>
internal sealed class StoredDestruction
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The day on the office's calendar, "yyyy-MM-dd".</summary>
    public required string DoneOn { get; init; }

    /// <summary>Reports and drills.</summary>
    public int Cases { get; set; }

    /// <summary>Messages in them.</summary>
    public int Messages { get; set; }

    /// <summary>Lines of their logs.</summary>
    public int LogLines { get; set; }

    /// <summary>Files of them.</summary>
    public int Files { get; set; }
}

internal sealed class StoredDestructionMap : IEntityTypeConfiguration<StoredDestruction>
{
    public void Configure(EntityTypeBuilder<StoredDestruction> builder)
    {
        builder.ToTable("destructions");
        builder.HasKey(d => new { d.OfficeId, d.DoneOn });
    }
}
