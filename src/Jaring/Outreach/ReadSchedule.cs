using Jaring.Offices;
using Jaring.Outreach.Materials;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach;

internal sealed class ReadSchedule(ReadSessions sessions, KeepMaterials materials, JaringDbContext store, OfficeRegister offices, TimeProvider clock) : IReadSchedule
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public async Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) =>
        [.. (await sessions.ReadUpcomingAsync(officeId, ct)).Where(IsPublic).Select(s => Of(s, []))];

    public async Task<IReadOnlyList<PublicSession>> ReadPastAsync(string officeId, CancellationToken ct)
    {
        var (office, now) = (offices.Get(officeId), clock.GetUtcNow());
        var (from, to) = (ReadSessions.LocalTime(office, now - Year), ReadSessions.LocalTime(office, now));
        var ended = await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == officeId && s.EndsAt.CompareTo(from) > 0 && s.EndsAt.CompareTo(to) <= 0
                && store.Set<SessionMaterial>().Any(m => m.OfficeId == officeId && m.SessionId == s.Id))
            .ToListAsync(ct);
        var shown = await materials.ReadAllAsync(officeId, [.. ended.Select(s => s.Id)], ct);
        return [.. ended.Where(IsPublic).OrderByDescending(s => s.StartsAt, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => Of(s, [.. shown[s.Id]]))];
    }

    public async Task<PublicSession?> FindAsync(string officeId, string sessionId, CancellationToken ct) =>
        await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, ct) is { } session && IsPublic(session)
            ? Of(session, await materials.ReadAsync(officeId, sessionId, ct))
            : null;

    private static bool IsPublic(Session s) => (s.State is SessionState.Planned or SessionState.InCalendar or SessionState.Failed) && !SessionKinds.IsMeeting(s.Kind);

    private static PublicSession Of(Session s, IReadOnlyList<Material> materials) =>
        new(s.Id, s.Title, s.StartsAt, s.EndsAt, s.Place, s.Online || s.MeetingUrl is not null, materials);
}
