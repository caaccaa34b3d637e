using Jaring.Outreach.Materials;

namespace Jaring.Outreach;

/// <summary>The sessions that everybody may see, as the page "jadwal" lists them. Who is invited or came is not part of it, and no meeting of the team is.</summary>
public interface IReadSchedule
{
    /// <summary>Sessions that stand in the calendar and have not ended, the next one first.</summary>
    Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct);

    /// <summary>Sessions of the last year of which there is something to read, the latest first.</summary>
    Task<IReadOnlyList<PublicSession>> ReadPastAsync(string officeId, CancellationToken ct);

    /// <summary>One session, ended or not; null when there is none of this id, or it is cancelled or nobody's but the team's.</summary>
    Task<PublicSession?> FindAsync(string officeId, string sessionId, CancellationToken ct);
}

/// <summary>One session as the public sees it.</summary>
/// <param name="Id">Its id, in its page's address.</param>
/// <param name="Title">Title.</param>
/// <param name="StartsAt">On the office's clock, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">On the office's clock, "yyyy-MM-ddTHH:mm".</param>
/// <param name="Place">Room or address, or null.</param>
/// <param name="Online">True when one can take part from elsewhere; the link itself is in the invitation.</param>
/// <param name="Materials">What was shown there; empty in the list of next ones.</param>
public sealed record PublicSession(string Id, string Title, string StartsAt, string EndsAt, string? Place, bool Online, IReadOnlyList<Material> Materials);
