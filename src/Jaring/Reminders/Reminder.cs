using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Reminders;

/// <summary>
/// The reminder of one session, or of the pledges of an office. It knows numbers alone: whom it went to is in <see cref="Reminded"/>, and only while it is on
/// its way. A session of another time is reminded of anew, as another round of the same row.
/// </summary>
internal sealed class Reminder
{
    /// <summary>What stands in the place of a session's id where it is about the pledges of the year.</summary>
    public const string Pledges = "pledges";

    public required string OfficeId { get; init; }

    /// <summary>The session's id, or <see cref="Pledges"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>Counts how often it set out; rows of an earlier round are nobody's.</summary>
    public int Round { get; set; }

    /// <summary>What the last round was about: the start of the session, or year and version of the pledge. The same is not reminded of twice by itself.</summary>
    public string Occasion { get; set; } = "";

    /// <summary>A member switched it off for this session; it can still be sent by hand.</summary>
    public bool Off { get; set; }

    public ReminderState State { get; set; }

    /// <summary>When the last round set out, unix milliseconds; 0 before.</summary>
    public long SetOutAt { get; set; }

    /// <summary>Whom it was meant for.</summary>
    public int Total { get; set; }

    /// <summary>The three numbers are written at its end; until then they are counted.</summary>
    public int Sent { get; set; }

    public int Unreached { get; set; }

    /// <summary>Nobody knows; not sent again (docs/decisions/0007).</summary>
    public int Unsure { get; set; }
}

/// <summary>Where a reminder stands.</summary>
public enum ReminderState
{
    /// <summary>It has not set out.</summary>
    None,

    /// <summary>Is being sent.</summary>
    Going,

    /// <summary>Everybody was tried.</summary>
    Done,

    /// <summary>The session was cancelled, moved or began meanwhile; who had it has it.</summary>
    Stopped,
}

internal sealed class ReminderMap : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders");
        builder.HasKey(r => new { r.OfficeId, r.Subject });
    }
}
