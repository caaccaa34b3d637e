using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Outreach;

/// <summary>One sosialisasi: an awareness meeting that the team plans. Nothing about a case is ever a session.</summary>
public sealed class Session
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Derived from the submit key, so that the same request twice is one session; random to anybody else.</summary>
    public required string Id { get; init; }

    /// <summary>Title in invitation and calendar; neutral.</summary>
    public required string Title { get; init; }

    /// <summary>Local start in the office's zone, "yyyy-MM-ddTHH:mm".</summary>
    public required string StartsAt { get; init; }

    /// <summary>Local end, after the start.</summary>
    public required string EndsAt { get; init; }

    /// <summary>Room or address, or null.</summary>
    public string? Place { get; init; }

    /// <summary>True when a Teams link was asked for.</summary>
    public bool Online { get; init; }

    /// <summary>Who moderates; may be empty.</summary>
    public required string Moderator { get; init; }

    /// <summary>Speakers.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>Mailboxes of the invitees.</summary>
    public required IReadOnlyList<string> Attendees { get; init; }

    /// <summary>Agenda; may be empty.</summary>
    public required string Agenda { get; init; }

    /// <summary>The member who planned it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public SessionState State { get; set; }

    /// <summary>The calendar's id, once it is there.</summary>
    public string? EventId { get; set; }

    /// <summary>Teams link, if the mailbox gave one.</summary>
    public string? JoinUrl { get; set; }

    /// <summary>How many accepted.</summary>
    public int Accepted { get; set; }

    /// <summary>How many said maybe.</summary>
    public int Tentative { get; set; }

    /// <summary>How many declined.</summary>
    public int Declined { get; set; }

    /// <summary>How many have not answered.</summary>
    public int Waiting { get; set; }

    /// <summary>When the calendar was last read, unix milliseconds; null before.</summary>
    public long? CheckedAt { get; set; }

    /// <summary>Stable code of the last failure of a calendar call, or null.</summary>
    public string? Fault { get; set; }

    /// <summary>Counts changes; guards against two writers.</summary>
    public int Revision { get; set; }

    /// <summary>In the calendar, but the mailbox gave no link although one was asked for (teams.md §7.1).</summary>
    public bool NoLink => Online && State == SessionState.InCalendar && JoinUrl is null;

    /// <summary>Takes over what the calendar holds.</summary>
    internal void Take(CalendarEvent found, DateTimeOffset now)
    {
        (EventId, JoinUrl) = (found.EventId, found.JoinUrl);
        (Accepted, Tentative, Declined, Waiting) = (found.Accepted, found.Tentative, found.Declined, found.Waiting);
        (CheckedAt, Fault) = (now.ToUnixTimeMilliseconds(), null);
        Revision++;
    }
}

/// <summary>Where a session stands.</summary>
public enum SessionState
{
    /// <summary>Saved; waits to be put in the calendar.</summary>
    Planned,

    /// <summary>In the calendar.</summary>
    InCalendar,

    /// <summary>To be taken out of the calendar.</summary>
    Cancelling,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>The calendar refused it for good, or too often.</summary>
    Failed,
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => new { s.OfficeId, s.Id });
        builder.Ignore(s => s.NoLink);
        builder.Property(s => s.Speakers).HasConversion<JsonListConverter, JsonListComparer>();
        builder.Property(s => s.Attendees).HasConversion<JsonListConverter, JsonListComparer>();
        builder.Property(s => s.Revision).IsConcurrencyToken();
    }
}
