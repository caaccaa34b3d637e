using Jaring.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Files;

/// <summary>
/// A sealed file, arriving or tied to a case. Its bytes lie beside the store (<see cref="FileBlobs"/>) under a shred key of its own, which is erased together
/// with the case's. Name, type and true size stand only inside the sealed report or message.
/// </summary>
internal sealed class StoredFile
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Random id that the sealing browser chose.</summary>
    public required string FileId { get; init; }

    /// <summary>Hash of the token that the page sends the parts with.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Name of the file's shred key.</summary>
    public required string ShredKey { get; init; }

    /// <summary>The case that it belongs to; null while it arrives.</summary>
    public string? CaseId { get; set; }

    /// <summary>When an untied file is erased, unix seconds, a whole hour; null once it is tied, so that no hour stands beside a case.</summary>
    public long? Until { get; set; }

    /// <summary>How many parts are here.</summary>
    public int Parts { get; set; }

    /// <summary>Their bytes as the page sent them.</summary>
    public long Received { get; set; }
}

/// <summary>One part of a file, as it was sent and acknowledged.</summary>
internal sealed class StoredPart
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The file.</summary>
    public required string FileId { get; init; }

    /// <summary>Place in the file, from 0.</summary>
    public required int N { get; init; }

    /// <summary>Random end of the name of the blob that holds it.</summary>
    public required string Blob { get; init; }

    /// <summary>Bytes.</summary>
    public required int Size { get; init; }

    /// <summary>SHA-256 of the bytes as sent: a part that comes again is known by it.</summary>
    public required string Hash { get; init; }
}

internal sealed class StoredFileMap : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        builder.HasKey(f => new { f.OfficeId, f.FileId });
        builder.HasIndex(f => new { f.OfficeId, f.CaseId });
        builder.HasOne<StoredCase>().WithMany().HasForeignKey(f => new { f.OfficeId, f.CaseId }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoredPartMap : IEntityTypeConfiguration<StoredPart>
{
    public void Configure(EntityTypeBuilder<StoredPart> builder)
    {
        builder.ToTable("file_parts");
        builder.HasKey(p => new { p.OfficeId, p.FileId, p.N });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => new { p.OfficeId, p.FileId });
    }
}
