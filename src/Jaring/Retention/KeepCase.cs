using Jaring.Cases;
using Jaring.Cases.Readers;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// What somebody who can read a case tells the server about keeping it: a day, or a hold. The access token is the right; the server learns no name and no
/// reason, and not that a case was closed. A hold that one person lets go holds on for a while, in which any other can put it back.
/// </summary>
public sealed class KeepCase(StoreWriter store, Keeping keeping, ShredKeys keys)
{
    /// <summary>Changes what is asked for, if anything, and says how it stands.</summary>
    public async Task<KeepResult> AskAsync(string officeId, string access, KeepChange change, CancellationToken cancellationToken)
    {
        try
        {
            var result = await store.WriteAsync((db, ct) => ChangeAsync(db, officeId, access, change, ct), cancellationToken);
            WritePoint.KeepSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new KeepResult.Refused(fault.Code);
        }
    }

    private async Task<KeepResult> ChangeAsync(JaringDbContext db, string officeId, string access, KeepChange change, CancellationToken cancellationToken)
    {
        var door = await db.KnockAsync(keys, officeId, access, cancellationToken);
        if (door.Case is not { } found)
        {
            return door.Moved is { } moved ? new KeepResult.Moved(moved) : new KeepResult.NotFound();
        }

        var row = await db.Set<StoredCase>().SingleAsync(c => c.OfficeId == officeId && c.CaseId == found.CaseId, cancellationToken);
        var range = keeping.RangeOf(officeId);
        row.EraseAfter = change.Until is { } until ? Checked(until, range) : row.EraseAfter;
        if (change.Hold is { } hold)
        {
            row.ReleaseOn = hold || !row.Held ? null : row.ReleaseOn ?? keeping.ReleaseOn(officeId);
            row.Held |= hold;
        }

        await db.SaveChangesAsync(cancellationToken);
        var held = Keeping.IsHeld(row.Held, row.ReleaseOn, keeping.Today(officeId));
        return new KeepResult.Kept(new(row.EraseAfter, held, held ? row.ReleaseOn : null, range.Least, range.Closed, range.Most));
    }

    /// <summary>A first of a month that leaves everybody time.</summary>
    private static string Checked(string until, KeepRange range)
    {
        Shape.Require(DateOnly.TryParseExact(until, "O", out var day) && day.Day == 1);
        Shape.Require(string.CompareOrdinal(until, range.Least) >= 0 && string.CompareOrdinal(until, range.Most) <= 0);
        return until;
    }
}

/// <summary>What is asked for. Nulls change nothing.</summary>
/// <param name="Until">A first of a month, "yyyy-MM-dd".</param>
/// <param name="Hold">True puts a hold on, false lets it go.</param>
public sealed record KeepChange(string? Until, bool? Hold);

/// <summary>How asking ended.</summary>
public abstract record KeepResult
{
    private KeepResult()
    {
    }

    /// <summary>So it stands now.</summary>
    public sealed record Kept(KeepView View) : KeepResult;

    /// <summary>The epoch of this token is over.</summary>
    public sealed record Moved(CaseMoved To) : KeepResult;

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
