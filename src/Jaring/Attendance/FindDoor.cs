using Jaring.Attendance.Codes;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>The session whose list a code or a ticket opens.</summary>
public sealed class FindDoor
{
    private readonly JaringDbContext store;
    private readonly OfficeRegister offices;
    private readonly CheckInCodes codes;
    private readonly TimeProvider clock;

    internal FindDoor(JaringDbContext store, OfficeRegister offices, CheckInCodes codes, TimeProvider clock) =>
        (this.store, this.offices, this.codes, this.clock) = (store, offices, codes, clock);

    /// <summary>By a code from a screen or a link, as somebody typed it. Null for any that is not one now: which of them it is, nobody is told.</summary>
    public async Task<Door?> ByCodeAsync(string officeId, string typed, CancellationToken cancellationToken)
    {
        var code = CheckInCodes.Plain(typed);
        foreach (var session in await NearAsync(officeId, cancellationToken))
        {
            foreach (var kind in new[] { CodeKind.OnSite, CodeKind.Online })
            {
                if (codes.AgeOf(officeId, session.Id, kind, code) is not null)
                {
                    return await DoorAsync(session, kind.Name, isLate: false, cancellationToken);
                }
            }
        }

        return null;
    }

    /// <summary>By what a page holds that was opened with a code in time.</summary>
    public async Task<Door?> ByTicketAsync(string officeId, string ticket, CancellationToken cancellationToken)
    {
        foreach (var session in await NearAsync(officeId, cancellationToken))
        {
            foreach (var mode in new[] { Presence.OnSite, Presence.Online })
            {
                if (codes.AgeOf(officeId, session.Id, CodeKind.TicketOf(mode), ticket) is { } age)
                {
                    return await DoorAsync(session, mode, isLate: age > CodeKind.InTime, cancellationToken);
                }
            }
        }

        return null;
    }

    /// <summary>By the pass of a screen in its own window: what it shows now. Null for a pass of none, and while the list takes no names.</summary>
    public async Task<HallScreen?> ByPassAsync(string officeId, string pass, CancellationToken cancellationToken)
    {
        foreach (var session in await NearAsync(officeId, cancellationToken))
        {
            if (codes.AgeOf(officeId, session.Id, CodeKind.Screen, pass) is not null)
            {
                var door = await DoorAsync(session, Presence.OnSite, isLate: false, cancellationToken);
                return door.IsOpen ? new(door.Title, codes.Of(officeId, session.Id, CodeKind.OnSite), codes.Left(CodeKind.OnSite)) : null;
            }
        }

        return null;
    }

    private async Task<Door> DoorAsync(Session session, string mode, bool isLate, CancellationToken cancellationToken)
    {
        var closed = await store.Set<AttendanceDesk>().AnyAsync(d => d.OfficeId == session.OfficeId && d.SessionId == session.Id && d.Closed, cancellationToken);
        var isOpen = !closed && AttendanceHours.AreOpen(session, offices.Get(session.OfficeId), clock.GetUtcNow());
        return new(session.Id, session.Title, mode, codes.Of(session.OfficeId, session.Id, CodeKind.TicketOf(mode)), isOpen, isLate);
    }

    /// <summary>Those of a day around now: few, so that every one is tried.</summary>
    private async Task<List<Session>> NearAsync(string officeId, CancellationToken cancellationToken)
    {
        var (office, now, day) = (offices.Get(officeId), clock.GetUtcNow(), TimeSpan.FromDays(1));
        var (from, to) = (ReadSessions.LocalTime(office, now - day), ReadSessions.LocalTime(office, now + day));
        return await store.Set<Session>().AsNoTracking().Where(s => s.OfficeId == officeId && s.EndsAt.CompareTo(from) > 0 && s.StartsAt.CompareTo(to) < 0).ToListAsync(cancellationToken);
    }
}

/// <summary>The way to one session's list.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Title">What the page says it is about.</param>
/// <param name="Mode">One of <see cref="Presence"/>.</param>
/// <param name="Ticket">What a page opened now takes along.</param>
/// <param name="IsOpen">False before and after its hours, and when the moderator closed it.</param>
/// <param name="IsLate">The page was opened long ago.</param>
public sealed record Door(string SessionId, string Title, string Mode, string Ticket, bool IsOpen, bool IsLate);

/// <summary>What a hall reads.</summary>
/// <param name="Title">The session's title.</param>
/// <param name="Code">The code now.</param>
/// <param name="Left">How long it stands.</param>
public sealed record HallScreen(string Title, string Code, TimeSpan Left);
