using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Waves;

/// <summary>
/// One list of ad hoc workers and how all of them are reached: who, in which rooms, when, and who passes it on. Nothing about a case is ever in it.
/// </summary>
public sealed class Wave
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The import that made it: derived by the page from the rows it kept, so that the same file again is noticed.</summary>
    public required string Id { get; init; }

    /// <summary>What the team calls it.</summary>
    public required string Title { get; init; }

    /// <summary>The member who imported it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>How many people came in.</summary>
    public int People { get; set; }

    /// <summary>How many rows of the file were set aside in the browser.</summary>
    public int SetAside { get; init; }

    /// <summary>Where it stands.</summary>
    public WaveState State { get; set; }

    /// <summary>Rooms, days, hours, speakers and contacts.</summary>
    public required WaveSettings Settings { get; set; }

    /// <summary>When somebody last reported something about it (imported, planned, handed over), unix milliseconds; the list's end counts from it.</summary>
    public long ReportedAt { get; set; }

    /// <summary>True once the list of people has been erased; counts stay.</summary>
    public bool ListErased { get; set; }

    /// <summary>Counts changes; guards against two writers.</summary>
    public int Revision { get; set; }
}

/// <summary>Where a wave stands.</summary>
public enum WaveState
{
    /// <summary>The list is in, nothing is planned.</summary>
    Imported,

    /// <summary>There is a plan, to be looked at and moved by hand.</summary>
    Planned,

    /// <summary>Sessions and packages are being made.</summary>
    Making,

    /// <summary>Every session is planned and every contact has a package.</summary>
    Made,
}

internal sealed class WaveMap : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> builder)
    {
        builder.ToTable("waves");
        builder.HasKey(w => new { w.OfficeId, w.Id });
        builder.Property(w => w.Settings).HasConversion<WaveSettingsConverter, WaveSettingsComparer>();
        builder.Property(w => w.Revision).IsConcurrencyToken();
    }
}
