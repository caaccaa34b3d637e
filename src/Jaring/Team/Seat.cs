using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

/// <summary>One seat of the Jaring: the only place where a person of the organisation becomes a member of this team.</summary>
public sealed class Seat
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Random public id by which keys, the directory and the case log know the member.</summary>
    public required string MemberId { get; init; }

    /// <summary>The person's Entra object id (<c>oid</c>), lower case.</summary>
    public required string ObjectId { get; init; }

    /// <summary>Name as reporters see it.</summary>
    public required string Name { get; set; }

    /// <summary>Post in the office.</summary>
    public required string Post { get; set; }

    /// <summary>"L" (man) or "P" (woman).</summary>
    public required string Sex { get; set; }

    /// <summary>True for the coordinator. It gives no power over keys.</summary>
    public bool Coordinator { get; set; }
}

internal sealed class SeatMap : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("seats");
        builder.HasKey(s => new { s.OfficeId, s.MemberId });
        builder.HasIndex(s => new { s.OfficeId, s.ObjectId }).IsUnique();
    }
}
