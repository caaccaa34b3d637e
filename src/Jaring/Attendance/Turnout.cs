using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Attendance;

/// <summary>What is left of a session's list once its names are gone: how many of a unit were on it and came.</summary>
internal sealed class Turnout
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    public required string Unit { get; init; }

    /// <summary>On the list.</summary>
    public int Listed { get; init; }

    /// <summary>Came to the room, by code, tap or paper.</summary>
    public int OnSite { get; init; }

    /// <summary>Took part from elsewhere.</summary>
    public int Online { get; init; }

    /// <summary>Of those who came, men; who did not say is in neither.</summary>
    public int Men { get; init; }

    /// <summary>Of those who came, women.</summary>
    public int Women { get; init; }
}

/// <summary>
/// Somebody of a unit came at least once in a year, under a keyed hash of name and unit whose key lies outside the store: so that three sessions of one
/// person count as one person after the names are gone. The marks go when the year is counted.
/// </summary>
internal sealed class ReachedPerson
{
    public required string OfficeId { get; init; }

    public required int Year { get; init; }

    public required string Unit { get; init; }

    public required string Mark { get; init; }
}

/// <summary>How many of a unit came at least once in a year that is over.</summary>
internal sealed class ReachedUnit
{
    public required string OfficeId { get; init; }

    public required int Year { get; init; }

    public required string Unit { get; init; }

    public required int People { get; init; }
}

internal sealed class TurnoutMap : IEntityTypeConfiguration<Turnout>
{
    public void Configure(EntityTypeBuilder<Turnout> builder)
    {
        builder.ToTable("attendance_turnout");
        builder.HasKey(t => new { t.OfficeId, t.SessionId, t.Unit });
    }
}

internal sealed class ReachedPersonMap : IEntityTypeConfiguration<ReachedPerson>
{
    public void Configure(EntityTypeBuilder<ReachedPerson> builder)
    {
        builder.ToTable("attendance_reach");
        builder.HasKey(r => new { r.OfficeId, r.Year, r.Unit, r.Mark });
    }
}

internal sealed class ReachedUnitMap : IEntityTypeConfiguration<ReachedUnit>
{
    public void Configure(EntityTypeBuilder<ReachedUnit> builder)
    {
        builder.ToTable("attendance_years");
        builder.HasKey(y => new { y.OfficeId, y.Year, y.Unit });
    }
}
