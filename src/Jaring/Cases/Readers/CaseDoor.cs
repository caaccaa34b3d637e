using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Cases.Readers;

/// <summary>What stands behind an access token: a case, the place to which it moved, or nothing (both null).</summary>
/// <param name="Case">The token opens this case.</param>
/// <param name="Moved">The token is of an epoch that is over.</param>
internal sealed record CaseDoor(CaseRef? Case, CaseMoved? Moved)
{
    public static readonly CaseDoor Nothing = new(null, null);
}

/// <summary>Which case; its long text stays unread until somebody needs it.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Lock">Opens and locks its texts.</param>
/// <param name="EraseAfter">It is erased after this day.</param>
internal sealed record CaseRef(string OfficeId, string CaseId, CaseLock Lock, string EraseAfter);

/// <summary>
/// The epoch of this token is over. Its readers find their new key here without waiting for a round, and one who was left out finds the signed set
/// that says by whom. Nothing of what was written is handed out, and the answer stays the same for ever, whatever happens in the case afterwards.
/// </summary>
/// <param name="Sets">The sets of the epoch that is over, the one that closed it last.</param>
/// <param name="Kh">Header of the epoch after it.</param>
/// <param name="Slots">Its slots as they were posted with it, JSON.</param>
public sealed record CaseMoved(IReadOnlyList<string> Sets, string Kh, string Slots);

internal static class Knock
{
    /// <summary>Looks what this access token opens.</summary>
    /// <exception cref="ShapeException">It is no token.</exception>
    public static async Task<CaseDoor> KnockAsync(this JaringDbContext store, ShredKeys keys, string officeId, string access, CancellationToken cancellationToken)
    {
        var ah = CaseAccess.HashOf(access);
        if (await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.Ah == ah).FindRefAsync(keys, cancellationToken) is { } found)
        {
            return new CaseDoor(found, null);
        }

        var next = await store.Set<StoredEpoch>().AsNoTracking().SingleOrDefaultAsync(e => e.OfficeId == officeId && e.BeforeAh == ah, cancellationToken);
        return next is not null && await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.CaseId == next.CaseId).FindRefAsync(keys, cancellationToken) is { } of
            ? new CaseDoor(null, await MovedAsync(store, next, of.Lock, cancellationToken))
            : CaseDoor.Nothing;
    }

    /// <summary>A case that is there. One whose shred key is gone is not.</summary>
    public static async Task<CaseRef?> FindRefAsync(this IQueryable<StoredCase> which, ShredKeys keys, CancellationToken cancellationToken) =>
        await which.Select(c => new { c.OfficeId, c.CaseId, c.ShredKey, c.EraseAfter }).SingleOrDefaultAsync(cancellationToken) is { } row && keys.Find(row.ShredKey) is { } found
            ? new CaseRef(row.OfficeId, row.CaseId, found, row.EraseAfter)
            : null;

    private static async Task<CaseMoved> MovedAsync(JaringDbContext store, StoredEpoch next, CaseLock texts, CancellationToken cancellationToken)
    {
        var sets = await store.Set<StoredSlotSet>()
            .Where(s => s.OfficeId == next.OfficeId && s.CaseId == next.CaseId && s.Epoch == next.Number - 1)
            .OrderBy(s => s.Rev).Select(s => s.Object).ToListAsync(cancellationToken);
        var (kh, slots) = EpochShape.Front(texts.Open(next.Object));
        return new CaseMoved([.. sets.Select(texts.Open)], kh, JsonSerializer.Serialize(slots, WireJson.Options));
    }
}
