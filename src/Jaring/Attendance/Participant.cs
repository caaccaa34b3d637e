using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Attendance;

/// <summary>Somebody on a session's list. Names stay thirty days after the session (docs/retention.md); nothing here leads to a case, a seat or an account.</summary>
internal sealed class Participant
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>Random, made by the page that added the person, so that adding twice adds once.</summary>
    public required string PersonId { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    /// <summary>"L", "P" or null: nobody has to say.</summary>
    public string? Sex { get; init; }

    /// <summary>How the person took part, one of <see cref="Codes.Presence"/>; null while not marked as present.</summary>
    public string? Mode { get; set; }
}

internal sealed class ParticipantMap : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("attendance_people");
        builder.HasKey(p => new { p.OfficeId, p.SessionId, p.PersonId });
    }
}
