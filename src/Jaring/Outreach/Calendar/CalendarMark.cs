using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Outreach.Calendar;

/// <summary>How far the changes of an office's calendar were followed. It survives a restart, so that nothing is read twice and nothing is missed.</summary>
internal sealed class CalendarMark
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Where to go on; null before the first page.</summary>
    public string? Link { get; set; }

    /// <summary>Begin of the window, unix milliseconds.</summary>
    public long WindowStart { get; set; }

    /// <summary>End of the window, unix milliseconds.</summary>
    public long WindowEnd { get; set; }

    /// <summary>When the first round over the whole window began, unix milliseconds; null once it is over.</summary>
    public long? BeganAt { get; set; }

    /// <summary>The same for the calendar.</summary>
    public ChangesFrom From => new(Link, DateTimeOffset.FromUnixTimeMilliseconds(WindowStart), DateTimeOffset.FromUnixTimeMilliseconds(WindowEnd));
}

internal sealed class CalendarMarkMap : IEntityTypeConfiguration<CalendarMark>
{
    public void Configure(EntityTypeBuilder<CalendarMark> builder)
    {
        builder.ToTable("calendar_marks");
        builder.HasKey(m => m.OfficeId);
        builder.Ignore(m => m.From);
    }
}
