using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Pledges;

/// <summary>That somebody signed the pakta integritas of a year. Nothing of it is about a case.</summary>
internal sealed class Pledge
{
    public required string OfficeId { get; init; }

    /// <summary>Chosen by the page, or derived from member and year, so that the same twice is once.</summary>
    public required string Id { get; init; }

    /// <summary>The year that it holds for.</summary>
    public required int Year { get; init; }

    /// <summary>One of <see cref="PledgeGroups"/>.</summary>
    public required string Group { get; init; }

    public required string Name { get; init; }

    /// <summary>Post and unit, in one line.</summary>
    public required string Post { get; init; }

    /// <summary>The day on which it was signed, "yyyy-MM-dd".</summary>
    public required string SignedOn { get; init; }

    /// <summary>The member who signed it on the dashboard; null for everybody else.</summary>
    public string? MemberId { get; init; }

    /// <summary>True when whoever it names signed it in person, signed in; false for a note of a sheet of paper.</summary>
    public bool SelfSigned { get; init; }

    /// <summary>The wording: <see cref="PledgeText"/> as JSON, as it stood when it was signed.</summary>
    public required string Text { get; init; }
}

/// <summary>Who signs.</summary>
internal static class PledgeGroups
{
    public const string Staff = "staff", Commissioners = "commissioner", AdHoc = "adhoc", Members = "member";

    public static readonly IReadOnlyList<string> All = [Staff, Commissioners, AdHoc, Members];

    /// <summary>Those who have an account of the office and sign for themselves.</summary>
    public static readonly IReadOnlyList<string> OfOffice = [Staff, Commissioners];
}

internal sealed class PledgeMap : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.ToTable("pledges");
        builder.HasKey(p => new { p.OfficeId, p.Id });
        builder.Property(p => p.Group).HasColumnName("signer_group");
    }
}
