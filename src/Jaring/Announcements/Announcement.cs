using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Announcements;

/// <summary>What one announcement says in one language.</summary>
/// <param name="Title">One line: what a lock screen shows.</param>
/// <param name="Text">A few sentences on the card.</param>
public sealed record Saying(string Title, string Text);

/// <summary>What an announcement says. The edge speaks one language to everybody and chooses; a text that a member wrote is the same in both.</summary>
public sealed record AnnouncementWords(Saying Id, Saying En)
{
    /// <summary>A text of one language, whatever it is.</summary>
    public static AnnouncementWords Of(Saying saying) => new(saying, saying);
}

/// <summary>
/// One neutral message of the team to everybody who has the app. Its words never change once it is saved: who wants other words takes it back and writes
/// anew, so that the second member approves exactly what is sent. It knows numbers alone, and no case (architecture.md rule 2).
/// </summary>
internal sealed class Announcement
{
    public required string OfficeId { get; init; }

    /// <summary>The submit key of whoever made it; of the monthly card <c>monthly-yyyy-MM</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the reviewed text, or empty: written by a member.</summary>
    public required string Reviewed { get; init; }

    public required string TitleId { get; init; }

    public required string TextId { get; init; }

    public required string TitleEn { get; init; }

    public required string TextEn { get; init; }

    /// <summary>Public id of the member who made it; empty for the monthly card.</summary>
    public required string Author { get; init; }

    /// <summary>Public id of the second member, where one was needed.</summary>
    public string? Approver { get; set; }

    public AnnouncementState State { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public required long MadeAt { get; init; }

    /// <summary>When its state changed last, unix milliseconds.</summary>
    public required long ChangedAt { get; set; }

    /// <summary>Whom it was meant for, when it set out.</summary>
    public int Total { get; set; }

    /// <summary>The connector took it. The three numbers are written when it has ended; until then they are counted.</summary>
    public int Sent { get; set; }

    /// <summary>Not reached, for whatever reason: nobody is told which.</summary>
    public int Unreached { get; set; }

    /// <summary>Nobody knows; not sent again (docs/decisions/0007).</summary>
    public int Unsure { get; set; }

    public AnnouncementWords Words => new(new(TitleId, TextId), new(TitleEn, TextEn));
}

/// <summary>Where an announcement stands.</summary>
public enum AnnouncementState
{
    /// <summary>Waits for a second member.</summary>
    Waiting,

    /// <summary>Is being sent.</summary>
    Going,

    /// <summary>Everybody was tried.</summary>
    Done,

    /// <summary>A member stopped it; who had it has it.</summary>
    Stopped,
}

internal sealed class AnnouncementMap : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements");
        builder.HasKey(a => new { a.OfficeId, a.Id });
        builder.Ignore(a => a.Words);
    }
}
