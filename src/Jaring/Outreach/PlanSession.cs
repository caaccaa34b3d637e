using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach;

/// <summary>Saves a session and, in the same transaction, the outbox row that puts it into the calendar.</summary>
public sealed class PlanSession(StoreWriter writer, OfficeRegister offices, OutboxSignal signal, TimeProvider clock)
{
    private const int SubmitKeyLength = 22;

    /// <summary>Plans it, or tells what has to be corrected. The same submit key again answers with the session it made.</summary>
    public async Task<PlanResult> PlanAsync(string officeId, string memberId, SessionPlan plan, CancellationToken cancellationToken)
    {
        if (plan.SubmitKey.Length != SubmitKeyLength || !plan.SubmitKey.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return new(null, [new("submitKey", "submit-key")]);
        }
        if (PlanRules.HasHoles(plan))
        {
            return new(null, [PlanRules.Holes]);
        }
        var now = clock.GetUtcNow();
        var wanted = Session(officeId, memberId, plan);
        var faults = PlanRules.Check(plan, offices.Get(officeId).Local(now).DateTime);
        var result = await writer.WriteAsync((store, ct) => SaveAsync(store, wanted, faults, now, ct), cancellationToken);
        WritePoint.SessionPlanned.Pass();
        signal.Ring();
        return result;
    }

    private static async Task<PlanResult> SaveAsync(JaringDbContext store, Session wanted, IReadOnlyList<PlanFault> faults, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Looked for before the faults count: a repeat after the start of the session is still a repeat.
        var earlier = await store.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.OfficeId == wanted.OfficeId && s.Id == wanted.Id, cancellationToken);
        if (earlier is not null)
        {
            return IsSame(earlier, wanted) ? new(earlier, [], Repeated: true) : new(null, [], KeyReused: true);
        }
        if (faults.Count > 0)
        {
            return new(null, faults);
        }
        store.Add(wanted);
        store.Add(SessionRows.Place(wanted, now));
        await store.SaveChangesAsync(cancellationToken);
        return new(wanted, []);
    }

    /// <summary>The session that a plan is.</summary>
    internal static Session Session(string officeId, string memberId, SessionPlan plan) => new()
    {
        OfficeId = officeId,
        Id = SessionRows.IdOf(officeId, plan.SubmitKey),
        Title = plan.Title.Trim(),
        StartsAt = plan.StartsAt,
        EndsAt = plan.EndsAt,
        Place = string.IsNullOrWhiteSpace(plan.Place) ? null : plan.Place.Trim(),
        Online = plan.Online,
        Moderator = plan.Moderator.Trim(),
        Speakers = [.. plan.Speakers.Select(s => s.Trim())],
        Attendees = [.. plan.Attendees],
        Agenda = plan.Agenda,
        CreatedBy = memberId,
        Wanted = 1,
        Revision = 1,
    };

    /// <summary>True when nothing was planned differently.</summary>
    internal static bool IsSame(Session a, Session b) =>
        (a.Title, a.StartsAt, a.EndsAt, a.Place, a.Online, a.Moderator, a.Agenda) == (b.Title, b.StartsAt, b.EndsAt, b.Place, b.Online, b.Moderator, b.Agenda)
        && a.Speakers.SequenceEqual(b.Speakers) && a.Attendees.SequenceEqual(b.Attendees);
}
