using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Attendance;

/// <summary>A name that somebody typed on the check-in page. It has no time: the moderator was in the room.</summary>
internal sealed class CheckIn
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Random, made with the page, so that a second press of its button is no second entry.</summary>
    public required string EntryId { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>"L", "P" or null.</summary>
    public string? Sex { get; init; }

    /// <summary><see cref="Codes.Presence.OnSite"/> or <see cref="Codes.Presence.Online"/>, by the code.</summary>
    public required string Mode { get; init; }

    /// <summary>True when the page had been open for long: perhaps somebody typed from elsewhere.</summary>
    public bool OpenedLate { get; init; }

    /// <summary>Whom the moderator takes it for; null before.</summary>
    public string? PersonId { get; set; }

    /// <summary>True when the moderator put it aside: a second entry, or nobody who was there.</summary>
    public bool Aside { get; set; }
}

internal sealed class CheckInMap : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("attendance_entries");
        builder.HasKey(e => new { e.OfficeId, e.SessionId, e.EntryId });
    }
}
