using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Waves.Importing;

/// <summary>A list that is arriving. Nobody sees a row of it before the commit; one that nobody goes on with is erased after a day.</summary>
internal sealed class WaveImport
{
    public required string OfficeId { get; init; }

    /// <summary>Derived by the page from the rows.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public int Rows { get; init; }

    public int Parts { get; init; }

    public int SetAside { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long BegunAt { get; init; }
}

/// <summary>Some rows of it.</summary>
internal sealed class WaveImportPart
{
    public required string OfficeId { get; init; }

    public required string ImportId { get; init; }

    public int Part { get; init; }

    /// <summary>JSON list of <see cref="ImportedPerson"/>.</summary>
    public required string People { get; init; }
}

internal sealed class WaveImportMap : IEntityTypeConfiguration<WaveImport>, IEntityTypeConfiguration<WaveImportPart>
{
    public void Configure(EntityTypeBuilder<WaveImport> builder)
    {
        builder.ToTable("wave_imports");
        builder.HasKey(i => new { i.OfficeId, i.Id });
    }

    public void Configure(EntityTypeBuilder<WaveImportPart> builder)
    {
        builder.ToTable("wave_import_parts");
        builder.HasKey(p => new { p.OfficeId, p.ImportId, p.Part });
    }
}
