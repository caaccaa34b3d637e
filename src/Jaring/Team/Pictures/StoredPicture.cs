using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team.Pictures;

/// <summary>What a member said last about her picture, and the picture. One that was taken away leaves its number, so that an older one does not come after it.</summary>
internal sealed class StoredPicture
{
    public required string OfficeId { get; init; }
    public required string MemberId { get; init; }

    /// <summary>Number of the statement; it only grows.</summary>
    public required int N { get; set; }

    /// <summary>Exact bytes of the statement, base64url.</summary>
    public required string E { get; set; }

    /// <summary>The member's signature below it.</summary>
    public required string Sig { get; set; }

    /// <summary>The picture, base64url; null when it was taken away.</summary>
    public required string? Jpeg { get; set; }

    /// <summary>Unix second from which nobody is shown it.</summary>
    public required long Until { get; set; }
}

internal sealed class StoredPictureMap : IEntityTypeConfiguration<StoredPicture>
{
    public void Configure(EntityTypeBuilder<StoredPicture> builder)
    {
        builder.ToTable("pictures");
        builder.HasKey(p => new { p.OfficeId, p.MemberId });
    }
}
