using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>
/// A session as a calendar file (.ics, RFC 5545 and 5546) for people without a mailbox of the tenant. Times are instants in UTC, which every program
/// shows in its owner's zone without a table of zones; the id stays and the number grows with each change, so that opening a newer file moves the entry
/// instead of making a second one. Nobody who is invited is named in it.
/// </summary>
public sealed class WriteCalendarFile(JaringDbContext store, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Content type of the file.</summary>
    public const string ContentType = "text/calendar; charset=utf-8; method=PUBLISH";

    /// <summary>The file of one session, or null when this office has none of that id. A cancelled session's file takes the entry away.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="online">The word for "online" in the reader's language: the place, or what stands beside it, where one can take part from elsewhere.</param>
    /// <param name="page">Where people read more, or null.</param>
    /// <param name="invited">True to name the meeting's link and the mailbox that invites: for a guest, never on a page that everybody sees.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<string?> WriteAsync(string officeId, string sessionId, string online, Uri? page, bool invited, CancellationToken cancellationToken)
    {
        var session = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken);
        return session is null ? null : Of(session, offices.Get(officeId), online, page, invited, clock.GetUtcNow());
    }

    internal static string Of(Session session, OfficeOptions office, string online, Uri? page, bool invited, DateTimeOffset now)
    {
        var entry = new Ical.Net.CalendarComponents.CalendarEvent
        {
            Uid = $"{session.Id}@{session.OfficeId}.jaringteams",
            Sequence = session.Wanted,
            DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
            Start = At(office, session.StartsAt),
            End = At(office, session.EndsAt),
            Summary = session.Title,
            Location = string.Join(", ", new[] { session.Place, session.IsOnline ? online : null }.OfType<string>()) is { Length: > 0 } place ? place : null,
            Description = invited ? string.Join('\n', new[] { session.JoinUrl, session.MeetingUrl }.OfType<string>()) is { Length: > 0 } links ? links : null : null,
            Url = page,
            Status = session.IsOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = invited ? new Organizer($"mailto:{office.Mailbox}") { CommonName = office.Name } : null,
        };
        var file = new Ical.Net.Calendar { Method = CalendarMethods.Publish, ProductId = "-//JaringTeams//Sosialisasi//ID" };
        file.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(file)!;
    }

    private static CalDateTime At(OfficeOptions office, string local) => new(OfficeTime.InstantOf(office, local).UtcDateTime, CalDateTime.UtcTzId);
}
