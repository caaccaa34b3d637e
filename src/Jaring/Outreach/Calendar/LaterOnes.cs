using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Calendar;

/// <summary>The later sessions of a series, as far as they stand and have not begun: what may be changed or cancelled together with one of it.</summary>
internal static class LaterOnes
{
    /// <param name="store">The caller's transaction.</param>
    /// <param name="session">One of the series.</param>
    /// <param name="now">Now on the office's clock, in the form that sessions keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<Session>> ReadAsync(JaringDbContext store, Session session, string now, CancellationToken cancellationToken) =>
        [.. (await store.Set<Session>()
            .Where(s => s.OfficeId == session.OfficeId && s.SeriesId == session.SeriesId && s.SeriesId != null && s.Number > session.Number && s.StartsAt.CompareTo(now) > 0)
            .ToListAsync(cancellationToken)).Where(s => !s.IsOff)];
}
