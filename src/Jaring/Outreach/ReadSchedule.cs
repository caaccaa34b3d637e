using Jaring.Outreach.Planning;

namespace Jaring.Outreach;

/// <summary>Meetings of the team, the plenary and the services are nobody else's affair and stay out.</summary>
internal sealed class ReadSchedule(ReadSessions sessions) : IReadSchedule
{
    public async Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) =>
        [.. (await sessions.ReadUpcomingAsync(officeId, ct)).Where(s => !SessionKinds.IsMeeting(s.Kind)).Select(s => new PublicSession(s.Title, s.StartsAt, s.EndsAt, s.Place, s.Online))];
}
