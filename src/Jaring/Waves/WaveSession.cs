using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Waves;

/// <summary>One room at one time, as planned. After making it is an ordinary session of the office, which keeps its own state.</summary>
internal sealed class WaveSession
{
    public required string OfficeId { get; init; }

    public required string WaveId { get; init; }

    /// <summary>From one, in the order of time.</summary>
    public int Number { get; init; }

    /// <summary>Local start in the office's zone, "yyyy-MM-ddTHH:mm".</summary>
    public required string StartsAt { get; init; }

    public required string EndsAt { get; init; }

    /// <summary>Place of the room in the settings; they do not change while a plan stands.</summary>
    public int Room { get; init; }

    /// <summary>Place of the speakers in the settings.</summary>
    public int Team { get; init; }

    /// <summary>Why this room: a code of <see cref="Planning.PlannedSession"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The session of the office, once it is made.</summary>
    public string? SessionId { get; set; }

    /// <summary>Code of what kept it from being made, or null.</summary>
    public string? Fault { get; set; }
}

/// <summary>A move by hand, kept so that it can be taken back.</summary>
internal sealed class WaveMove
{
    public required string OfficeId { get; init; }

    public required string WaveId { get; init; }

    /// <summary>From one; the newest is taken back first.</summary>
    public int Number { get; init; }

    public required string Area { get; init; }

    public required string Unit { get; init; }

    public int? FromSession { get; init; }

    public int? ToSession { get; init; }

    /// <summary>Who was moved, by place within the desa: a JSON list of numbers.</summary>
    public required string Ordinals { get; init; }
}

/// <summary>What one contact passes on: letters, text and links for the people of some desa. Its content is read from the plan when it is opened.</summary>
internal sealed class WavePackage
{
    public required string OfficeId { get; init; }

    public required string WaveId { get; init; }

    /// <summary>Derived from wave and contact, so that making twice is once.</summary>
    public required string Id { get; init; }

    /// <summary>Name and post; empty once the list has been erased.</summary>
    public required string Contact { get; set; }

    public required string Area { get; init; }

    /// <summary>The desa, or null for a contact of the kecamatan.</summary>
    public string? Unit { get; init; }

    /// <summary>The day on which the contact said that all was passed on, "yyyy-MM-dd"; null before.</summary>
    public string? DeliveredOn { get; set; }

    /// <summary>The member who wrote that down; null when the contact did on her own page.</summary>
    public string? DeliveredBy { get; set; }

    /// <summary>How many the contact reached, when she said so.</summary>
    public int? DeliveredCount { get; set; }

    /// <summary>What the package said when that was written down.</summary>
    public string? DeliveredMark { get; set; }

    /// <summary>Hash of the pass in the contact's link; null once the list has been erased.</summary>
    public string? PassHash { get; init; }
}

internal sealed class WaveSessionMap : IEntityTypeConfiguration<WaveSession>, IEntityTypeConfiguration<WaveMove>, IEntityTypeConfiguration<WavePackage>
{
    public void Configure(EntityTypeBuilder<WaveSession> builder)
    {
        builder.ToTable("wave_sessions");
        builder.HasKey(s => new { s.OfficeId, s.WaveId, s.Number });
    }

    public void Configure(EntityTypeBuilder<WaveMove> builder)
    {
        builder.ToTable("wave_moves");
        builder.HasKey(m => new { m.OfficeId, m.WaveId, m.Number });
    }

    public void Configure(EntityTypeBuilder<WavePackage> builder)
    {
        builder.ToTable("wave_packages");
        builder.HasKey(p => new { p.OfficeId, p.WaveId, p.Id });
        builder.HasIndex(p => new { p.OfficeId, p.PassHash }).IsUnique();
    }
}
