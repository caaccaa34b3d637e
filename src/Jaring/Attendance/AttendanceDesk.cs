using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Attendance;

/// <summary>What the moderator of a session decided about its list. Without a row the list takes names in its hours.</summary>
internal sealed class AttendanceDesk
{
    public required string OfficeId { get; init; }

    public required string SessionId { get; init; }

    /// <summary>True when the moderator closed it before its time.</summary>
    public bool Closed { get; set; }

    /// <summary>Hash of the pass of a moderator from outside the team; null when there is none.</summary>
    public string? PassHash { get; set; }

    /// <summary>Until when that pass opens the list, unix seconds.</summary>
    public long? PassUntil { get; set; }
}

internal sealed class AttendanceDeskMap : IEntityTypeConfiguration<AttendanceDesk>
{
    public void Configure(EntityTypeBuilder<AttendanceDesk> builder)
    {
        builder.ToTable("attendance_desks");
        builder.HasKey(d => new { d.OfficeId, d.SessionId });
    }
}
