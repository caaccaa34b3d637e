using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Readers;

/// <summary>
/// Gives a case a new key (docs/sealing.md 10): the last set of the old epoch, the new epoch and the new access token are one transaction, so that
/// there is never a case that two keys open or none. From then on the old token only tells where the case went.
/// </summary>
public sealed class BeginEpoch(IReadDirectory directories, StoreWriter store, ShredKeys keys)
{
    /// <summary>Saves both when nobody changed the readers meanwhile.</summary>
    public async Task<ChangeResult> BeginAsync(EpochInput input, CancellationToken cancellationToken)
    {
        try
        {
            var close = EpochShape.Set(input.Set, input.SetAfter);
            var ids = EpochShape.Read(input.Epoch, await directories.ReadAsync(input.OfficeId, cancellationToken));
            Shape.Require(close.Case == ids.CaseId && close.Epoch == ids.Number - 1);
            LateShape.Check(input.Late);
            var result = await store.WriteAsync((db, ct) => SaveAsync(db, input, close, ids, ct), cancellationToken);
            WritePoint.EpochSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new ChangeResult.Refused(fault.Code);
        }
    }

    private async Task<ChangeResult> SaveAsync(JaringDbContext db, EpochInput input, SlotSetHeader close, EpochIds ids, CancellationToken cancellationToken)
    {
        var door = await db.KnockAsync(keys, input.OfficeId, input.Access, cancellationToken);
        if (door.Case is not { } found)
        {
            return ChangeResult.Of(door);
        }

        Shape.Require(ids.CaseId == found.CaseId && ids.Number == await db.CountEpochsAsync(found, cancellationToken) + 1);
        Shape.Require(ids.Prev == EpochShape.HashOf(await db.NewestHeaderAsync(found, cancellationToken)));
        var sets = await db.SetsOf(found).Where(s => s.Epoch == close.Epoch).OrderBy(s => s.Rev).Select(s => s.Object).ToListAsync(cancellationToken);
        if (sets.Count != input.SetAfter)
        {
            return new ChangeResult.Conflict(sets.Count, [.. sets.Skip(input.SetAfter).Select(found.Lock.Open)], await db.ReadSlotsAsync(found, cancellationToken));
        }

        if (await IsTakenAsync(db, input.OfficeId, found, ids, cancellationToken))
        {
            return new ChangeResult.Refused("duplicate");
        }

        var row = await db.Set<StoredCase>().SingleAsync(c => c.OfficeId == input.OfficeId && c.CaseId == found.CaseId, cancellationToken);
        Add(db, input, close, ids, row.Ah, found.Lock);
        (row.Ah, row.Rid) = (ids.Ah, ids.Rid ?? row.Rid);
        row.Late = input.Late is { } late ? found.Lock.Close(late) : null;
        await db.SaveChangesAsync(cancellationToken);
        WritePoint.EpochInserted.Pass();
        return new ChangeResult.Changed(close.Rev);
    }

    private static void Add(JaringDbContext db, EpochInput input, SlotSetHeader close, EpochIds ids, string beforeAh, CaseLock texts)
    {
        db.Add(new StoredSlotSet { OfficeId = input.OfficeId, CaseId = ids.CaseId, Epoch = close.Epoch, Rev = close.Rev, Object = texts.Close(input.Set), Slots = null });
        db.Add(new StoredEpoch { OfficeId = input.OfficeId, CaseId = ids.CaseId, Number = ids.Number, BeforeAh = beforeAh, Object = texts.Close(input.Epoch) });
    }

    /// <summary>A token or a receipt finds one case: nobody may take the hash of another, or of one that is over.</summary>
    private static async Task<bool> IsTakenAsync(JaringDbContext db, string officeId, CaseRef found, EpochIds ids, CancellationToken cancellationToken) =>
        await db.Set<StoredCase>().AnyAsync(
            c => c.OfficeId == officeId && (c.Ah == ids.Ah || (c.Rid == ids.Rid && c.CaseId != found.CaseId)), cancellationToken)
        || await db.IsRetiredAsync(officeId, ids.Ah, cancellationToken);
}

/// <summary>A new epoch with what closes the one before.</summary>
/// <param name="OfficeId">A known office.</param>
/// <param name="Access">The access token of the epoch that ends.</param>
/// <param name="Set">Its last set, verbatim JSON.</param>
/// <param name="SetAfter">How many sets of it the signer knew.</param>
/// <param name="Epoch">The new epoch, verbatim JSON.</param>
/// <param name="Late">Two slots of its key in the place of those before, verbatim JSON; null from a page of before; that a case has an epoch tells already that it is no drill.</param>
public sealed record EpochInput(string OfficeId, string Access, string Set, int SetAfter, string Epoch, string? Late = null);
