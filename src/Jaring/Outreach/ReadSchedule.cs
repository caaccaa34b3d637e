namespace Jaring.Outreach;

internal sealed class ReadSchedule(ReadSessions sessions) : IReadSchedule
{
    public async Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) =>
        [.. (await sessions.ReadUpcomingAsync(officeId, ct)).Select(s => new PublicSession(s.Title, s.StartsAt, s.EndsAt, s.Place, s.Online))];
}
