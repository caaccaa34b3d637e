using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.MediaRegister;

/// <summary>Something that the office hung up or published: a line of the media register. It is about a place and a wording, never about a person.</summary>
internal sealed class RegisteredPiece
{
    public required string OfficeId { get; init; }

    /// <summary>Chosen by the page, so that sending twice is once.</summary>
    public required string PieceId { get; init; }

    /// <summary>Counts changes; whoever changes names the one that they saw.</summary>
    public int PieceRev { get; set; }

    /// <summary>One of <see cref="PieceForms.All"/>.</summary>
    public required string Form { get; set; }

    /// <summary>One of <see cref="PieceWordings.All"/>.</summary>
    public required string Wording { get; set; }

    /// <summary>Who read an own wording before it went out; empty for a reviewed one.</summary>
    public required string ReviewedBy { get; set; }

    /// <summary>Wall, room or channel.</summary>
    public required string Place { get; set; }

    /// <summary>First day, "yyyy-MM-dd".</summary>
    public required string Since { get; set; }

    /// <summary>Planned last day, or null.</summary>
    public string? PlannedEnd { get; set; }

    /// <summary>The day on which it was taken down, or null.</summary>
    public string? TakenDown { get; set; }
}

/// <summary>What a piece is.</summary>
internal static class PieceForms
{
    public static readonly IReadOnlyList<string> All = ["poster", "banner", "post", "handout", "broadcast"];
}

/// <summary>Which words stand on a piece.</summary>
internal static class PieceWordings
{
    /// <summary>Words of the office's own, which somebody reviewed.</summary>
    public const string Own = "own";

    /// <summary>The texts that come reviewed with the product (docs/outreach.md, starter kit), and own ones.</summary>
    public static readonly IReadOnlyList<string> All = ["poster", "card", "x-banner", "whatsapp", "press", Own];
}

internal sealed class RegisteredPieceMap : IEntityTypeConfiguration<RegisteredPiece>
{
    public void Configure(EntityTypeBuilder<RegisteredPiece> builder)
    {
        builder.ToTable("media_register");
        builder.HasKey(p => new { p.OfficeId, p.PieceId });
    }
}
