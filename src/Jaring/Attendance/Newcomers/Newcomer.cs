using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Attendance.Newcomers;

/// <summary>Somebody who is new in the office, or an intern: a name, so that nobody is forgotten. Nothing here leads to a case, a seat or an account.</summary>
internal sealed class Newcomer
{
    public required string OfficeId { get; init; }

    /// <summary>Random, made by the page, so that adding twice adds once.</summary>
    public required string PersonId { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>First day in the office, "yyyy-MM-dd". Its year is the one whose report counts the person.</summary>
    public required string StartsOn { get; init; }

    /// <summary>True when somebody said that the person has come, although no list says so in these letters.</summary>
    public bool Confirmed { get; set; }
}

/// <summary>What is left of the newcomers of a year that is over: two counts.</summary>
internal sealed class NewcomerYear
{
    public required string OfficeId { get; init; }

    public required int Year { get; init; }

    public int Listed { get; init; }

    public int Reached { get; init; }
}

internal sealed class NewcomerMap : IEntityTypeConfiguration<Newcomer>
{
    public void Configure(EntityTypeBuilder<Newcomer> builder)
    {
        builder.ToTable("attendance_newcomers");
        builder.HasKey(n => new { n.OfficeId, n.PersonId });
    }
}

internal sealed class NewcomerYearMap : IEntityTypeConfiguration<NewcomerYear>
{
    public void Configure(EntityTypeBuilder<NewcomerYear> builder)
    {
        builder.ToTable("attendance_newcomer_years");
        builder.HasKey(y => new { y.OfficeId, y.Year });
    }
}
