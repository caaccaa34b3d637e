using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach.Calendar;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Outreach.Planning;

/// <summary>Saves a session, or all sessions of a series, and in the same transaction the outbox rows that put them into the calendar.</summary>
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
        var now = clock.GetUtcNow();
        var faults = PlanRules.Check(plan, offices.Get(officeId).Local(now).DateTime);

        // A plan that is only late may be a repeat; what cannot be read at all is none.
        var wanted = faults.Any(f => f.Code is not "time-past") ? [] : SeriesOf.Plan(officeId, memberId, plan);
        var result = wanted.Count == 0 ? new PlanResult(null, faults) : await writer.WriteAsync((store, ct) => SaveAsync(store, wanted, faults, now, ct), cancellationToken);
        WritePoint.SessionPlanned.Pass();
        signal.Ring();
        return result;
    }

    private static async Task<PlanResult> SaveAsync(
        JaringDbContext store, IReadOnlyList<Session> wanted, IReadOnlyList<PlanFault> faults, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Looked for before the faults count: a repeat after the start of the session is still a repeat.
        if (await EarlierAsync(store, wanted[0], cancellationToken) is { Count: > 0 } earlier)
        {
            return IsSame(earlier, wanted) ? new(earlier[0], [], Repeated: true) : new(null, [], KeyReused: true);
        }
        if (faults.Count > 0)
        {
            return new(null, faults);
        }
        foreach (var session in wanted)
        {
            store.Add(session);
            store.Add(SessionRows.Place(session, now));
        }
        await store.SaveChangesAsync(cancellationToken);
        return new(wanted[0], []);
    }

    private static Task<List<Session>> EarlierAsync(JaringDbContext store, Session first, CancellationToken cancellationToken) =>
        store.Set<Session>().AsNoTracking()
            .Where(s => s.OfficeId == first.OfficeId && (s.Id == first.Id || (s.SeriesId == first.SeriesId && s.SeriesId != null)))
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);

    private static bool IsSame(List<Session> earlier, IReadOnlyList<Session> wanted) =>
        earlier.Count == wanted.Count && earlier.Zip(wanted).All(pair => pair.First.HasSamePlan(pair.Second));
}
