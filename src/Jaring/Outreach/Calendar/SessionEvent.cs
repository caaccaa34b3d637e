using Jaring.Outreach.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Outreach.Calendar;

/// <summary>
/// One event of a session, as we last knew it. A session has one; with more people than an event takes it has several of the same link
/// (teams.md §7.1). What the calendar holds is compared with this row: what differs was changed in Outlook.
/// </summary>
public sealed class SessionEvent
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The session.</summary>
    public required string SessionId { get; init; }

    /// <summary>Which of its events, from 0. The first one carries the meeting.</summary>
    public required int Part { get; init; }

    /// <summary>Saved before the calendar is asked, so that no lost answer makes a second event.</summary>
    public required string TransactionId { get; set; }

    /// <summary>The calendar's id, once it is known.</summary>
    public string? EventId { get; set; }

    /// <summary>The state of the event that we know, for a change that overwrites no other.</summary>
    public string? Mark { get; set; }

    /// <summary>Title.</summary>
    public required string Title { get; set; }

    /// <summary>Start.</summary>
    public required string StartsAt { get; set; }

    /// <summary>End.</summary>
    public required string EndsAt { get; set; }

    /// <summary>Place.</summary>
    public string? Place { get; set; }

    /// <summary>True when a Teams link was asked for.</summary>
    public bool Online { get; set; }

    /// <summary>The link in its body, or null.</summary>
    public string? Link { get; set; }

    /// <summary>Whom we invited to it. While an answer is open: everybody whom we may have invited.</summary>
    public required IReadOnlyList<string> Attendees { get; set; }

    /// <summary>Its own Teams link.</summary>
    public string? JoinUrl { get; set; }

    /// <summary>How many accepted.</summary>
    public int Accepted { get; set; }

    /// <summary>How many said maybe.</summary>
    public int Tentative { get; set; }

    /// <summary>How many declined.</summary>
    public int Declined { get; set; }

    /// <summary>How many have not answered.</summary>
    public int Waiting { get; set; }

    /// <summary>True from before a call that writes until its answer is known: then the calendar may hold what was asked or what was there before.</summary>
    public bool Open { get; set; }

    /// <summary>True from before a call that changes the list of guests until it is known to have come through.</summary>
    public bool GuestsOpen { get; set; }

    /// <summary>How often it was made anew after it had gone.</summary>
    public int Round { get; set; }

    /// <summary>When the calendar was first asked to make it, unix milliseconds.</summary>
    public long AskedAt { get; set; }

    /// <summary>Counts our calls: what was read before one of them is not told after it.</summary>
    public int Calls { get; set; }

    /// <summary>When the calendar last told of it, unix milliseconds.</summary>
    public long SeenAt { get; set; }

    /// <summary>What guests see.</summary>
    public CalendarFace Face
    {
        get => new(Title, StartsAt, EndsAt, Place);
        set => (Title, StartsAt, EndsAt, Place) = (value.Title, value.StartsAt, value.EndsAt, value.Place);
    }

    /// <summary>The replies.</summary>
    public Replies Replies
    {
        get => new(Accepted, Tentative, Declined, Waiting);
        set => (Accepted, Tentative, Declined, Waiting) = (value.Accepted, value.Tentative, value.Declined, value.Waiting);
    }

    /// <summary>Nothing of it stands in the calendar any more; when it is made again it is another event.</summary>
    internal void Reset()
    {
        (EventId, Mark, JoinUrl, Replies, Attendees) = (null, null, null, default, []);
        (Open, GuestsOpen, Round) = (false, false, Round + 1);
    }
}

internal sealed class SessionEventMap : IEntityTypeConfiguration<SessionEvent>
{
    public void Configure(EntityTypeBuilder<SessionEvent> builder)
    {
        builder.ToTable("session_events");
        builder.HasKey(e => new { e.OfficeId, e.SessionId, e.Part });
        builder.HasIndex(e => new { e.OfficeId, e.EventId });
        builder.HasOne<Session>().WithMany().HasForeignKey(e => new { e.OfficeId, e.SessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(e => e.Face);
        builder.Ignore(e => e.Replies);
        builder.Property(e => e.Attendees).HasConversion<JsonListConverter<string>, JsonListComparer<string>>();
    }
}
