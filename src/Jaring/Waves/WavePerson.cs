using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Waves;

/// <summary>Somebody on the list: name, where from, and a mailbox where there is one. No number of any kind; the row goes thirty days after the last report.</summary>
internal sealed class WavePerson
{
    public required string OfficeId { get; init; }

    public required string WaveId { get; init; }

    /// <summary>The kecamatan.</summary>
    public required string Area { get; init; }

    /// <summary>The desa or kelurahan.</summary>
    public required string Unit { get; init; }

    /// <summary>Place within the desa, by name: the file's own order is not kept.</summary>
    public int Ordinal { get; init; }

    public required string Name { get; init; }

    public string? Mailbox { get; init; }

    /// <summary>Number of the session, or null while none is planned.</summary>
    public int? Session { get; set; }
}

/// <summary>A desa of the list: counts alone, which stay for the yearly report.</summary>
internal sealed class WaveUnit
{
    public required string OfficeId { get; init; }

    public required string WaveId { get; init; }

    public required string Area { get; init; }

    public required string Unit { get; init; }

    public int People { get; set; }

    /// <summary>The package that reaches it, once packages are made.</summary>
    public string? PackageId { get; set; }
}

internal sealed class WavePersonMap : IEntityTypeConfiguration<WavePerson>, IEntityTypeConfiguration<WaveUnit>
{
    public void Configure(EntityTypeBuilder<WavePerson> builder)
    {
        builder.ToTable("wave_people");
        builder.HasKey(p => new { p.OfficeId, p.WaveId, p.Area, p.Unit, p.Ordinal });
    }

    public void Configure(EntityTypeBuilder<WaveUnit> builder)
    {
        builder.ToTable("wave_units");
        builder.HasKey(u => new { u.OfficeId, u.WaveId, u.Area, u.Unit });
    }
}
