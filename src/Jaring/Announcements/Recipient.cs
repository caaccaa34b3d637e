using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Announcements;

/// <summary>
/// How far one announcement has come with one person. It tells who has the app, so it lives only while the announcement is being sent: its end turns all
/// rows into three numbers and erases them in the same transaction.
/// </summary>
internal sealed class Recipient
{
    public required string OfficeId { get; init; }

    public required string AnnouncementId { get; init; }

    public required string Channel { get; init; }

    /// <summary>Keyed hash of the object id, as in the address book.</summary>
    public required string Person { get; init; }

    public RecipientState State { get; set; }

    /// <summary>How often it was refused in a way that may pass.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant, unix milliseconds; 0 at once.</summary>
    public long DueAt { get; set; }
}

/// <summary>Where one person's message stands.</summary>
internal enum RecipientState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>The call is being made, or its end got lost with the process that made it.</summary>
    Sending,

    /// <summary>The connector took it.</summary>
    Sent,

    /// <summary>It cannot be brought to this person, or not after many tries.</summary>
    Unreached,

    /// <summary>It may have arrived. Not sent again: two equal messages look like two events (docs/decisions/0007).</summary>
    Unsure,
}

internal sealed class RecipientMap : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> builder)
    {
        builder.ToTable("announcement_recipients");
        builder.HasKey(r => new { r.OfficeId, r.AnnouncementId, r.Channel, r.Person });
    }
}
