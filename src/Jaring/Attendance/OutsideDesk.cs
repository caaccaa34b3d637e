using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>
/// The right of a moderator from outside the team to one session's list, until its hours are over: a random pass in a link, kept as a hash. It reaches that
/// list and nothing else; a new one ends the one before, and the team can take it back at any time.
/// </summary>
public sealed class OutsideDesk(JaringDbContext rows, StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>A new pass, or null when there is no such session or its hours are over.</summary>
    public async Task<string?> GiveAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        if (await rows.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken) is not { } session
            || AttendanceHours.EndOf(session, offices.Get(officeId)) is var end && end <= clock.GetUtcNow())
        {
            return null;
        }

        var pass = PublicId.New();
        await writer.WriteAsync(
            async (store, ct) =>
            {
                await store.InsertOrIgnoreAsync(new AttendanceDesk { OfficeId = officeId, SessionId = sessionId }, ct);
                return await SetAsync(store, officeId, sessionId, HashOf(pass), end.ToUnixTimeSeconds(), ct);
            },
            cancellationToken);
        return pass;
    }

    /// <summary>Ends whatever pass there is.</summary>
    public Task TakeBackAsync(string officeId, string sessionId, CancellationToken cancellationToken) =>
        writer.WriteAsync((store, ct) => SetAsync(store, officeId, sessionId, null, null, ct), cancellationToken);

    /// <summary>The session that a pass opens now; null for any other pass.</summary>
    public async Task<OutsideSession?> FindAsync(string officeId, string pass, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(pass), clock.GetUtcNow().ToUnixTimeSeconds());
        return await (
            from d in rows.Set<AttendanceDesk>()
            join s in rows.Set<Session>() on new { d.OfficeId, Id = d.SessionId } equals new { s.OfficeId, s.Id }
            where d.OfficeId == officeId && d.PassHash == hash && d.PassUntil > now
            select new OutsideSession(s.Id, s.Title)).SingleOrDefaultAsync(cancellationToken);
    }

    private static Task<int> SetAsync(JaringDbContext store, string officeId, string sessionId, string? hash, long? until, CancellationToken cancellationToken) =>
        store.Set<AttendanceDesk>().Where(d => d.OfficeId == officeId && d.SessionId == sessionId)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.PassHash, hash).SetProperty(x => x.PassUntil, until), cancellationToken);

    private static string HashOf(string pass) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"jaring/attendance-pass\0{pass}")));
}

/// <summary>What a pass is for.</summary>
public sealed record OutsideSession(string SessionId, string Title);
