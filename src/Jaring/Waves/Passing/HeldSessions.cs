using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Waves.Passing;

/// <summary>
/// Sessions of a wave as they are held. Once made each is an ordinary session of the office: what a member, or somebody in Outlook, changed or cancelled there
/// is true here, and no copy of it has to be kept right.
/// </summary>
internal static class HeldSessions
{
    public static async Task<IReadOnlyList<WaveSessionView>> HeldAsync(this JaringDbContext store, Wave wave, CancellationToken cancellationToken)
    {
        var (officeId, waveId) = (wave.OfficeId, wave.Id);
        var planned = await store.SessionsOf(officeId, waveId).AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var made = await (
            from w in store.SessionsOf(officeId, waveId)
            join s in store.Set<Session>() on new { w.OfficeId, Id = w.SessionId } equals new { s.OfficeId, Id = (string?)s.Id }
            select new { w.Number, s.StartsAt, s.EndsAt, s.Place, s.State }).ToDictionaryAsync(s => s.Number, cancellationToken);
        return
        [
            .. from s in planned
               let now = made.GetValueOrDefault(s.Number)
               select new WaveSessionView(
                   s.Number, now?.StartsAt ?? s.StartsAt, now?.EndsAt ?? s.EndsAt, s.Room, s.Team, s.Reason, s.SessionId, s.Fault,
                   now is null ? wave.Settings.Rooms[s.Room].Name.Trim() : now.Place ?? "", now?.State is SessionState.Cancelling or SessionState.Cancelled),
        ];
    }
}
