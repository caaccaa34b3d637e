using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Papers.Sessions;

/// <summary>What was typed for the papers of a session. It holds no case and has no id in common with one.</summary>
internal sealed class StoredPapers
{
    public required string OfficeId { get; init; }
    public required string SessionId { get; init; }

    /// <summary>Counts changes; whoever changes names the one that they saw.</summary>
    public required int Rev { get; set; }

    /// <summary><see cref="PaperNotes"/> as JSON.</summary>
    public required string Notes { get; set; }
}

/// <summary>A photo of a session: of the signed list, or of the room with everybody's consent.</summary>
internal sealed class StoredPhoto
{
    public required string OfficeId { get; init; }
    public required string SessionId { get; init; }

    /// <summary>Chosen by the page, so that sending twice is once.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="PhotoKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Length of the picture, for lists that do not read it.</summary>
    public required int Bytes { get; init; }

    /// <summary>The picture: drawn anew in the browser, and without its hidden parts (<see cref="PlainJpeg"/>).</summary>
    public required byte[] Jpeg { get; init; }
}

/// <summary>What a photo shows.</summary>
internal static class PhotoKinds
{
    /// <summary>The signed list.</summary>
    public const string SignedList = "list";

    /// <summary>The session; only with the consent of everybody in it.</summary>
    public const string Activity = "activity";
}

internal sealed class StoredPapersMap : IEntityTypeConfiguration<StoredPapers>
{
    public void Configure(EntityTypeBuilder<StoredPapers> builder)
    {
        builder.ToTable("session_papers");
        builder.HasKey(p => new { p.OfficeId, p.SessionId });
    }
}

internal sealed class StoredPhotoMap : IEntityTypeConfiguration<StoredPhoto>
{
    public void Configure(EntityTypeBuilder<StoredPhoto> builder)
    {
        builder.ToTable("session_photos");
        builder.HasKey(p => new { p.OfficeId, p.SessionId, p.Id });
    }
}
