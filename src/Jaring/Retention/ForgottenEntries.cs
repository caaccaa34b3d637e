using System.Buffers.Text;
using System.Globalization;
using Jaring.Cases;
using Jaring.Cases.Index;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Jaring.Team;
using Jaring.Team.Trustees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// The index forgets (sealing.md A2): an entry leaves it after its days, report and drill alike, once every active member's page holds what it could open.
/// Reports stay and are reached by their access tokens; drills, which nobody reaches, are erased then, their shred keys before
/// their rows, so that no key without a case tells of a drill. They are known by their rid alone.
/// </summary>
internal sealed class ForgottenEntries(
    OfficeRegister offices, HostKeys keys, ShredKeys shredKeys, IOptions<RetentionOptions> options, IOptions<TrusteeOptions> trustees, TimeProvider clock) : OfficeRule(offices)
{
    /// <summary>An entry shows itself at the fixed time after its day, and a weekend or a feast may lie between.</summary>
    private const int DaysUntilShown = 7;

    public override string Kind => "index";

    protected override async Task<int> EraseAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var today = office.Day(clock.GetUtcNow());
        await store.Set<StoredIndexSeen>().Where(s => s.OfficeId == office.Id && s.SeenOn.CompareTo(Text(today)) > 0).ExecuteDeleteAsync(cancellationToken);
        return await LastDayAsync(store, office.Id, today, cancellationToken) is { } last ? await ForgetAsync(store, office.Id, last, cancellationToken) : 0;
    }

    /// <summary>The last day whose entries go, or null while a member has yet to look for the first time.</summary>
    private async Task<string?> LastDayAsync(JaringDbContext store, string officeId, DateOnly today, CancellationToken cancellationToken)
    {
        var seen = await store.Set<StoredIndexSeen>().Where(s => s.OfficeId == officeId).ToDictionaryAsync(s => s.MemberId, s => s.SeenOn, cancellationToken);
        if (await NewestEntry.ReadAsync(store, officeId, cancellationToken) is not { Active: { Count: > 0 } active } newest || !active.All(seen.ContainsKey))
        {
            return null;
        }

        var slowest = active.Min(id => DateOnly.ParseExact(seen[id], TakenIn.DayFormat, CultureInfo.InvariantCulture).AddDays(-DaysUntilAllShown(newest, id)));
        var aged = today.AddDays(-(int)options.Value.Index.TotalDays);
        return Text(slowest < aged ? slowest : aged);
    }

    /// <summary>To a trustee an entry shows all it has only once its late slots are due.</summary>
    private int DaysUntilAllShown(NewestEntry newest, string id) => newest.IsActiveTrustee(id) ? Math.Max(DaysUntilShown, trustees.Value.LateDays) : DaysUntilShown;

    private async Task<int> ForgetAsync(JaringDbContext store, string officeId, string last, CancellationToken cancellationToken)
    {
        var leaving = await store.Set<StoredCase>()
            .Where(c => c.OfficeId == officeId && c.ReceivedOn.CompareTo(last) <= 0 && !store.Set<StoredForgotten>().Any(f => f.OfficeId == officeId && f.CaseId == c.CaseId))
            .Select(c => new Leaving(c.CaseId, c.Rid, c.ShredKey)).ToListAsync(cancellationToken);
        var drills = leaving.Where(IsDrill).ToList();
        shredKeys.Erase([.. drills.Select(d => d.ShredKey)]);
        foreach (var drill in drills)
        {
            await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.CaseId == drill.CaseId).ExecuteDeleteAsync(cancellationToken);
        }

        store.AddRange(leaving.Except(drills).Select(r => new StoredForgotten { OfficeId = officeId, CaseId = r.CaseId }));
        await store.SaveChangesAsync(cancellationToken);
        return leaving.Count;
    }

    private bool IsDrill(Leaving one) => one.Rid == DrillReport.Rid(Base64Url.DecodeFromChars(one.CaseId), keys.Get(SubmitDrill.KeyName));

    private sealed record Leaving(string CaseId, string Rid, string ShredKey);

    private static string Text(DateOnly day) => day.ToString(TakenIn.DayFormat, CultureInfo.InvariantCulture);
}
