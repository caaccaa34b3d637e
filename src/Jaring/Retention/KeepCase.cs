using Jaring.Cases;
using Jaring.Shapes;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// What somebody who can read a case tells the server about keeping it: a day, or a hold. The access token is the right; the server learns no name and no
/// reason, and not that a case was closed. A hold that one person lets go holds on for a while, in which any other can put it back.
/// </summary>
public sealed class KeepCase(StoreWriter store, Keeping keeping)
{
    /// <summary>Changes what is asked for, if anything, and says how it stands.</summary>
    public async Task<KeepResult> AskAsync(string officeId, string access, KeepChange change, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync((db, ct) => ChangeAsync(db, officeId, access, change, ct), cancellationToken);
        }
        catch (ShapeException fault)
        {
            return new KeepResult.Refused(fault.Code);
        }
    }

    private async Task<KeepResult> ChangeAsync(JaringDbContext db, string officeId, string access, KeepChange change, CancellationToken cancellationToken)
    {
        if (await db.FindByAccessAsync(officeId, access, cancellationToken) is not { } found)
        {
            return new KeepResult.NotFound();
        }

        var range = keeping.RangeOf(officeId);
        if (change.Until is { } until)
        {
            Shape.Require(DateOnly.TryParseExact(until, "O", out var day) && day.Day == 1);
            Shape.Require(string.CompareOrdinal(until, range.Least) >= 0 && string.CompareOrdinal(until, range.Most) <= 0);
            found.EraseAfter = until;
        }

        if (change.Hold is { } hold)
        {
            found.ReleaseOn = hold || !found.Held ? null : found.ReleaseOn ?? keeping.ReleaseOn(officeId);
            found.Held |= hold;
        }

        if (change != KeepChange.None)
        {
            await db.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.CaseId == found.CaseId).ExecuteUpdateAsync(
                c => c.SetProperty(x => x.EraseAfter, found.EraseAfter).SetProperty(x => x.Held, found.Held).SetProperty(x => x.ReleaseOn, found.ReleaseOn),
                cancellationToken);
        }

        return new KeepResult.Kept(new(found.EraseAfter, found.Held && !IsOver(found.ReleaseOn, officeId), found.ReleaseOn, range.Least, range.Closed, range.Most));
    }

    private bool IsOver(string? releaseOn, string officeId) =>
        releaseOn is not null && string.CompareOrdinal(releaseOn, keeping.Today(officeId).ToString("O")) < 0;
}

/// <summary>What is asked for. Nulls change nothing.</summary>
/// <param name="Until">A first of a month, "yyyy-MM-dd".</param>
/// <param name="Hold">True puts a hold on, false lets it go.</param>
public sealed record KeepChange(string? Until, bool? Hold)
{
    /// <summary>Only looks.</summary>
    public static readonly KeepChange None = new(null, null);
}

/// <summary>How asking ended.</summary>
public abstract record KeepResult
{
    private KeepResult()
    {
    }

    /// <summary>So it stands now.</summary>
    public sealed record Kept(KeepView View) : KeepResult;

    /// <summary>No case for this token.</summary>
    public sealed record NotFound : KeepResult;

    /// <summary>Nothing was changed: another day than a reader may choose, or no token.</summary>
    /// <param name="Code"><c>bad-shape</c>.</param>
    public sealed record Refused(string Code) : KeepResult;
}

/// <summary>How a case is kept. Days are "yyyy-MM-dd".</summary>
/// <param name="EraseAfter">It is erased after this day.</param>
/// <param name="Held">A hold keeps it all the same.</param>
/// <param name="ReleaseOn">After this day the hold no longer holds; null while nobody let it go.</param>
/// <param name="Least">The soonest day to choose.</param>
/// <param name="Closed">The day that is proposed for a closed case.</param>
/// <param name="Most">The latest day to choose.</param>
public sealed record KeepView(string EraseAfter, bool Held, string? ReleaseOn, string Least, string Closed, string Most);
