using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Readers;

/// <summary>
/// Replaces all eight slots of a case under a signed set (sealing.md A4). The server cannot tell who was added or left out, nor whether the signature
/// holds: readers do. It keeps the order, so that of two who change at once the second must read the first.
/// </summary>
public sealed class AppendSlotSet(StoreWriter store, ShredKeys keys)
{
    /// <summary>Saves it when it is the next one.</summary>
    public async Task<ChangeResult> AppendAsync(SlotSetInput input, CancellationToken cancellationToken)
    {
        try
        {
            var header = EpochShape.Set(input.Set, input.After);
            EpochShape.Slots(input.Slots);
            var result = await store.WriteAsync((db, ct) => SaveAsync(db, input, header, ct), cancellationToken);
            WritePoint.SlotSetSaved.Pass();
            return result;
        }
        catch (ShapeException fault)
        {
            return new ChangeResult.Refused(fault.Code);
        }
    }

    private async Task<ChangeResult> SaveAsync(JaringDbContext db, SlotSetInput input, SlotSetHeader header, CancellationToken cancellationToken)
    {
        var door = await db.KnockAsync(keys, input.OfficeId, input.Access, cancellationToken);
        if (door.Case is not { } found)
        {
            return ChangeResult.Of(door);
        }

        Shape.Require(header.Case == found.CaseId && header.Epoch == await db.CountEpochsAsync(found, cancellationToken));
        var sets = await db.SetsOf(found).Where(s => s.Epoch == header.Epoch).OrderBy(s => s.Rev).ToListAsync(cancellationToken);
        if (input.After != sets.Count)
        {
            return input.After < sets.Count && found.Lock.Open(sets[input.After].Object) == input.Set
                ? new ChangeResult.Changed(header.Rev)
                : new ChangeResult.Conflict(sets.Count, [.. sets.Skip(input.After).Select(s => found.Lock.Open(s.Object))], await db.ReadSlotsAsync(found, cancellationToken));
        }

        db.Add(new StoredSlotSet
        {
            OfficeId = input.OfficeId,
            CaseId = found.CaseId,
            Epoch = header.Epoch,
            Rev = header.Rev,
            Object = found.Lock.Close(input.Set),
            Slots = found.Lock.Close(input.Slots),
        });
        await ForgetSlotsAsync(db, found, header, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new ChangeResult.Changed(header.Rev);
    }

    /// <summary>Slots that were replaced serve nobody; they would only keep a key for whoever was left out.</summary>
    private static Task<int> ForgetSlotsAsync(JaringDbContext db, CaseRef found, SlotSetHeader header, CancellationToken cancellationToken) =>
        db.Set<StoredSlotSet>().Where(s => s.OfficeId == found.OfficeId && s.CaseId == found.CaseId && s.Epoch == header.Epoch && s.Rev < header.Rev)
            .ExecuteUpdateAsync(s => s.SetProperty(one => one.Slots, (byte[]?)null), cancellationToken);
}

/// <summary>A change of readers.</summary>
/// <param name="OfficeId">A known office.</param>
/// <param name="Access">The case's access token.</param>
/// <param name="After">How many sets of this epoch the signer knew.</param>
/// <param name="Set">The sealed set, verbatim JSON.</param>
/// <param name="Slots">The eight slots, verbatim JSON.</param>
public sealed record SlotSetInput(string OfficeId, string Access, int After, string Set, string Slots);
