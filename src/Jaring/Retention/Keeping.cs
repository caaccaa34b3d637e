using Jaring.Cases;
using Jaring.Cases.Readers;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Retention;

/// <summary>
/// Until when a case is kept. Every case and every drill has a day from the start, always the first of a month; only people who can read a case set
/// another one, and the server is never told that a case was closed.
/// </summary>
public sealed class Keeping
{
    private readonly OfficeRegister offices;
    private readonly CaseRetentionOptions options;
    private readonly TimeProvider clock;

    /// <summary>Over the office's configuration and clock.</summary>
    public Keeping(OfficeRegister offices, IOptions<CaseRetentionOptions> options, TimeProvider clock) =>
        (this.offices, this.options, this.clock) = (offices, options.Value, clock);

    /// <summary>The day for a case that arrived on this day and that nobody sets another day for.</summary>
    public string Unclaimed(DateOnly received) => MonthAfter(received, options.Unclaimed);

    /// <summary>The days between which a reader may choose, from today.</summary>
    internal KeepRange RangeOf(string officeId)
    {
        var today = Today(officeId);
        return new(MonthAfter(today, options.LeastNotice), MonthAfter(today, options.AfterClosing), MonthAfter(today, options.Longest));
    }

    /// <summary>The office's day.</summary>
    internal DateOnly Today(string officeId) => offices.Get(officeId).Day(clock.GetUtcNow());

    /// <summary>The day after which a hold that is let go today no longer holds.</summary>
    internal string ReleaseOn(string officeId) => Today(officeId).AddDays(options.ReleaseWait.Days).ToString("O");

    /// <summary>The day on which what is due today is erased.</summary>
    internal bool HasWaited(string dueOn, DateOnly today) => DateOnly.ParseExact(dueOn, "O").AddDays(options.DueWait.Days) <= today;

    /// <summary>A new message gives the case time, so that no reply is erased before it could be read.</summary>
    internal Task AfterMessageAsync(JaringDbContext store, CaseRef found, CancellationToken cancellationToken)
    {
        var least = MonthAfter(Today(found.OfficeId), options.AfterMessage);
        return string.CompareOrdinal(found.EraseAfter, least) >= 0
            ? Task.CompletedTask
            : store.Set<StoredCase>().Where(c => c.OfficeId == found.OfficeId && c.CaseId == found.CaseId)
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.EraseAfter, least), cancellationToken);
    }

    /// <summary>How long a case is kept, as its reporter is told.</summary>
    internal async Task<KeptUntil> StandingAsync(JaringDbContext store, CaseRef of, CancellationToken cancellationToken)
    {
        var row = await store.Set<StoredCase>().Where(c => c.OfficeId == of.OfficeId && c.CaseId == of.CaseId)
            .Select(c => new { c.EraseAfter, c.Held, c.ReleaseOn }).SingleAsync(cancellationToken);
        return new(row.EraseAfter, IsHeld(row.Held, row.ReleaseOn, Today(of.OfficeId)));
    }

    /// <summary>True while a hold keeps a case: one that was let go holds on until its day.</summary>
    internal static bool IsHeld(bool held, string? releaseOn, DateOnly today) =>
        held && (releaseOn is null || string.CompareOrdinal(today.ToString("O"), releaseOn) <= 0);

    private static string MonthAfter(DateOnly day, TimeSpan span)
    {
        var then = day.AddDays(span.Days);
        return new DateOnly(then.Year, then.Month, 1).AddMonths(1).ToString("O");
    }
}

/// <summary>Until when a case is kept.</summary>
/// <param name="EraseAfter">It is erased after this day, "yyyy-MM-dd".</param>
/// <param name="Held">A hold keeps it all the same.</param>
public sealed record KeptUntil(string EraseAfter, bool Held);

/// <summary>Days that a reader may choose, "yyyy-MM-dd", each the first of a month.</summary>
/// <param name="Least">Nothing is erased sooner, so that every other reader has time to see it and to object.</param>
/// <param name="Closed">What is proposed once a case is closed.</param>
/// <param name="Most">Later than this nobody can say.</param>
internal sealed record KeepRange(string Least, string Closed, string Most);
