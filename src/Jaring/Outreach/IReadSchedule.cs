namespace Jaring.Outreach;

/// <summary>The sessions that everybody may see, as the room's page "jadwal" lists them. Who is invited or came is not part of it.</summary>
public interface IReadSchedule
{
    /// <summary>Sessions that stand in the calendar and have not ended, the next one first.</summary>
    Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct);
}

/// <summary>One session as the public sees it.</summary>
/// <param name="Title">Title.</param>
/// <param name="StartsAt">On the office's clock, "yyyy-MM-ddTHH:mm".</param>
/// <param name="EndsAt">On the office's clock, "yyyy-MM-ddTHH:mm".</param>
/// <param name="Place">Room or address, or null.</param>
/// <param name="Online">True when one can join by Teams.</param>
public sealed record PublicSession(string Title, string StartsAt, string EndsAt, string? Place, bool Online);
