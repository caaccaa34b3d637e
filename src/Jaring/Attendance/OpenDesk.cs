using Jaring.Attendance.Codes;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>The screen of a session: its codes for the next minutes, and whether it takes names.</summary>
public sealed class OpenDesk
{
    /// <summary>Codes handed out at once: a screen without connection goes on for so many minutes.</summary>
    private const int Ahead = 15;

    private readonly JaringDbContext store;
    private readonly StoreWriter writer;
    private readonly CheckInCodes codes;

    internal OpenDesk(JaringDbContext store, StoreWriter writer, CheckInCodes codes) => (this.store, this.writer, this.codes) = (store, writer, codes);

    /// <summary>Null when there is no such session.</summary>
    public async Task<ScreenView?> ReadAsync(string officeId, string sessionId, CancellationToken cancellationToken)
    {
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken))
        {
            return null;
        }

        var first = (long)codes.Left(CodeKind.OnSite).TotalMilliseconds;
        var step = (long)CodeKind.OnSite.Step.TotalMilliseconds;
        var screen = Enumerable.Range(0, Ahead).Select(n => new ScreenCode(codes.Of(officeId, sessionId, CodeKind.OnSite, n), first + n * step));
        return new([.. screen], codes.Of(officeId, sessionId, CodeKind.Online), codes.Of(officeId, sessionId, CodeKind.Feedback), codes.Of(officeId, sessionId, CodeKind.Screen));
    }

    /// <summary>Closes the list before its time, or opens it again. False when there is no such session.</summary>
    public Task<bool> CloseAsync(string officeId, string sessionId, bool closed, CancellationToken cancellationToken) => writer.WriteAsync(
        async (store, ct) =>
        {
            if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, ct))
            {
                return false;
            }

            await store.InsertOrIgnoreAsync(new AttendanceDesk { OfficeId = officeId, SessionId = sessionId }, ct);
            await store.Set<AttendanceDesk>().Where(d => d.OfficeId == officeId && d.SessionId == sessionId).ExecuteUpdateAsync(d => d.SetProperty(x => x.Closed, closed), ct);
            return true;
        },
        cancellationToken);
}

/// <summary>What a session's screen shows.</summary>
/// <param name="Codes">For the room, one after another.</param>
/// <param name="Online">For those who take part from elsewhere.</param>
/// <param name="Feedback">For the page of feedback; the same for the whole session.</param>
/// <param name="Pass">For a window of its own without sign-in.</param>
public sealed record ScreenView(IReadOnlyList<ScreenCode> Codes, string Online, string Feedback, string Pass);

/// <summary>A code and for how long, from now on, it is the one to show.</summary>
public sealed record ScreenCode(string Code, long UntilMs);
