using Jaring.Announcements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Reminders;

/// <summary>
/// How far one round of a reminder has come with one person. It lives only while the round is on its way: its end turns all rows into three numbers and
/// erases them in the same transaction.
/// </summary>
internal sealed class Reminded
{
    public required string OfficeId { get; init; }

    public required string Subject { get; init; }

    public required int Round { get; init; }

    /// <summary>Keyed hash as in the address book; or, where no chat is known, the mailbox or object id by which the activity feed finds the person.</summary>
    public required string Who { get; init; }

    /// <summary>True where <see cref="Who"/> is for the activity feed.</summary>
    public required bool ByFeed { get; init; }

    public RecipientState State { get; set; }

    /// <summary>How often it was refused in a way that may pass.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, unix milliseconds; 0 at once.</summary>
    public long DueAt { get; set; }
}

internal sealed class RemindedMap : IEntityTypeConfiguration<Reminded>
{
    public void Configure(EntityTypeBuilder<Reminded> builder)
    {
        builder.ToTable("reminder_recipients");
        builder.HasKey(r => new { r.OfficeId, r.Subject, r.Round, r.Who });
    }
}
