using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Outreach.Calendar;
using Jaring.Outreach.Planning;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>
/// Finds what a press means, among the sessions that have not begun: a press of somebody else, a forged one, and one on a session that is cancelled or past,
/// are all the same, nothing. Who replied what is stored nowhere but in the calendar.
/// </summary>
internal sealed class AnswerInvitation(
    IDbContextFactory<JaringDbContext> stores, ReplyCodes codes, PersonKey persons, IReplyCalendar calendar, OfficeRegister offices, IOptions<ReminderOptions> options, TimeProvider clock)
    : IAnswerInvitations
{
    private static readonly AnsweredInvitation Nothing = new(ReplyOutcome.Nothing);

    /// <summary>Teams waits five seconds at most for an answer to a press; what is left of it is for the card.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.2);

    public async Task<AnsweredInvitation> AnswerAsync(string officeId, string objectId, string press, CancellationToken cancellationToken)
    {
        if (!options.Value.ReplyInCalendars)
        {
            return Nothing;
        }

        var person = persons.Hash(objectId);
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var now = ReadSessions.LocalTime(offices.Get(officeId), clock.GetUtcNow());
        var open = await store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == officeId && s.StartsAt.CompareTo(now) > 0 && s.State != SessionState.Cancelling && s.State != SessionState.Cancelled)
            .Select(s => new { s.Id, s.Kind }).ToListAsync(cancellationToken);
        foreach (var session in open)
        {
            if (codes.Read(officeId, session.Id, person, press) is { } reply)
            {
                var events = await store.Set<SessionEvent>().Where(e => e.OfficeId == officeId && e.SessionId == session.Id && e.EventId != null).OrderBy(e => e.Part)
                    .Select(e => e.EventId!).ToListAsync(cancellationToken);
                var message = new ReminderMessage(ReminderOccasion.Session, SessionKinds.IsMeeting(session.Kind) ? null : session.Id, "", codes.Of(officeId, session.Id, person));
                return new(await ReplyAsync(officeId, events, objectId, reply, cancellationToken), reply, message);
            }
        }

        return Nothing;
    }

    /// <summary>A calendar that takes too long is away: the reply may have been written, and pressed again it is the same one.</summary>
    private async Task<ReplyOutcome> ReplyAsync(string officeId, IReadOnlyList<string> events, string objectId, Reply reply, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await calendar.ReplyAsync(officeId, events, objectId, reply, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ReplyOutcome.Away;
        }
    }
}
