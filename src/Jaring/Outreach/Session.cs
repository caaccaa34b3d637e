using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;
using Jaring.Storage;
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

    /// <summary>The series that it belongs to, or null.</summary>
    public string? SeriesId { get; init; }

    /// <summary>Its place in the series, from 1; 1 also without one.</summary>
    public int Number { get; init; } = 1;

    /// <summary>What it is for: one of <see cref="SessionKinds"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Title in invitation and calendar; neutral.</summary>
    public string Title { get; set; } = "";

    /// <summary>Local start in the office's zone, "yyyy-MM-ddTHH:mm".</summary>
    public string StartsAt { get; set; } = "";

    /// <summary>Local end, after the start.</summary>
    public string EndsAt { get; set; } = "";

    /// <summary>Room or address, or null.</summary>
    public string? Place { get; set; }

    /// <summary>True when a Teams link was asked for.</summary>
    public bool Online { get; set; }

    /// <summary>A link of another service, typed by hand, or null.</summary>
    public string? MeetingUrl { get; set; }

    /// <summary>True when one can take part from elsewhere.</summary>
    public bool IsOnline => Online || MeetingUrl is not null;

    /// <summary>Who moderates; may be empty.</summary>
    public string Moderator { get; set; } = "";

    /// <summary>Speakers, of the office and from outside.</summary>
    public IReadOnlyList<Speaker> Speakers { get; set; } = [];

    /// <summary>Units or groups that are meant; may be empty.</summary>
    public IReadOnlyList<string> AudienceUnits { get; set; } = [];

    /// <summary>Mailboxes of the invitees.</summary>
    public IReadOnlyList<string> Attendees { get; set; } = [];

    /// <summary>Agenda; may be empty.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; set; } = [];

    /// <summary>What a meeting agreed on; empty for other kinds.</summary>
    public IReadOnlyList<AgreedPoint> Points { get; set; } = [];

    /// <summary>Contacts of services that were checked in a meeting; empty for other kinds.</summary>
    public IReadOnlyList<CheckedContact> Contacts { get; set; } = [];

    /// <summary>Minutes of a meeting. No case is ever in them.</summary>
    public string MeetingNotes { get; set; } = "";

    /// <summary>Counts changes of points, contacts and minutes alone: reading replies from the calendar does not disturb whoever writes them.</summary>
    public int MeetingRevision { get; set; }

    /// <summary>The member who planned it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public SessionState State { get; set; }

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

    /// <summary>Counts changes of the plan: the calendar shall hold this one. Revision of the plan for whoever edits it.</summary>
    public int Wanted { get; set; }

    /// <summary>The change that the calendar holds.</summary>
    public int Placed { get; set; }

    /// <summary>Until when a worker brings it to the calendar, unix milliseconds; null when nobody does.</summary>
    public long? BusyUntil { get; set; }

    /// <summary>What was done to it in Outlook and is not decided yet, or null.</summary>
    public OutlookNews? Outlook { get; set; }

    /// <summary>In the calendar, but the mailbox gave no link although one was asked for (teams.md §7.1).</summary>
    public bool NoLink => Online && State == SessionState.InCalendar && JoinUrl is null;

    /// <summary>Cancelled, or on the way there.</summary>
    public bool IsOff => State is SessionState.Cancelling or SessionState.Cancelled;

    /// <summary>What guests see of it, as planned.</summary>
    public CalendarFace Face
    {
        get => new(Title, StartsAt, EndsAt, Place);
        set => (Title, StartsAt, EndsAt, Place) = (value.Title, value.StartsAt, value.EndsAt, value.Place);
    }

    /// <summary>Takes over what a member filled in; times as they stand there.</summary>
    internal void Follow(SessionPlan plan)
    {
        (Kind, Title, StartsAt, EndsAt) = (plan.Kind, plan.Title.Trim(), plan.StartsAt, plan.EndsAt);
        (Place, Online, MeetingUrl) = (Filled(plan.Place), plan.Online, Filled(plan.MeetingUrl));
        Moderator = plan.Moderator.Trim();
        Speakers = [.. plan.Speakers.Select(s => s with { Name = s.Name.Trim(), From = s.From.Trim() })];
        AudienceUnits = [.. (plan.AudienceUnits ?? []).Select(u => u.Trim())];
        Attendees = [.. plan.Attendees];
        Agenda = [.. plan.Agenda.Select(item => item with { Title = item.Title.Trim() })];
    }

    /// <summary>True when both were filled in alike.</summary>
    internal bool HasSamePlan(Session other) =>
        (SeriesId, Number, Kind, Title, StartsAt, EndsAt) == (other.SeriesId, other.Number, other.Kind, other.Title, other.StartsAt, other.EndsAt)
        && (Place, Online, MeetingUrl, Moderator) == (other.Place, other.Online, other.MeetingUrl, other.Moderator)
        && Speakers.SequenceEqual(other.Speakers) && AudienceUnits.SequenceEqual(other.AudienceUnits)
        && Attendees.SequenceEqual(other.Attendees) && Agenda.SequenceEqual(other.Agenda);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Counts a change and, in the caller's transaction, asks the outbox to bring the calendar to it.</summary>
    internal void Want(JaringDbContext store, DateTimeOffset now)
    {
        Wanted++;
        Revision++;
        store.Add(SessionRows.Place(this, now));
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
        builder.Ignore(s => s.IsOnline);
        builder.Ignore(s => s.IsOff);
        builder.Ignore(s => s.Face);
        builder.Property(s => s.Outlook).HasConversion<OutlookNewsConverter>();
        builder.Property(s => s.Speakers).HasConversion<JsonListConverter<Speaker>, JsonListComparer<Speaker>>();
        builder.Property(s => s.AudienceUnits).HasConversion<JsonListConverter<string>, JsonListComparer<string>>();
        builder.Property(s => s.Attendees).HasConversion<JsonListConverter<string>, JsonListComparer<string>>();
        builder.Property(s => s.Agenda).HasConversion<JsonListConverter<AgendaItem>, JsonListComparer<AgendaItem>>();
        builder.Property(s => s.Points).HasConversion<JsonListConverter<AgreedPoint>, JsonListComparer<AgreedPoint>>();
        builder.Property(s => s.Contacts).HasConversion<JsonListConverter<CheckedContact>, JsonListComparer<CheckedContact>>();
        builder.HasIndex(s => new { s.OfficeId, s.SeriesId });
        builder.Property(s => s.Revision).IsConcurrencyToken();
    }
}
