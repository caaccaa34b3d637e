using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;
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
internal sealed record CaseRef(string OfficeId, string CaseId);

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
    public static async Task<CaseDoor> KnockAsync(this JaringDbContext store, string officeId, string access, CancellationToken cancellationToken)
    {
        var ah = CaseAccess.HashOf(access);
        if (await store.Set<StoredCase>().Where(c => c.OfficeId == officeId && c.Ah == ah).Select(c => c.CaseId).SingleOrDefaultAsync(cancellationToken) is { } caseId)
        {
            return new CaseDoor(new CaseRef(officeId, caseId), null);
        }

        var next = await store.Set<StoredEpoch>().AsNoTracking().SingleOrDefaultAsync(e => e.OfficeId == officeId && e.BeforeAh == ah, cancellationToken);
        return next is null ? CaseDoor.Nothing : new CaseDoor(null, await MovedAsync(store, next, cancellationToken));
    }

    private static async Task<CaseMoved> MovedAsync(JaringDbContext store, StoredEpoch next, CancellationToken cancellationToken)
    {
        var sets = await store.Set<StoredSlotSet>()
            .Where(s => s.OfficeId == next.OfficeId && s.CaseId == next.CaseId && s.Epoch == next.Number - 1)
            .OrderBy(s => s.Rev).Select(s => s.Object).ToListAsync(cancellationToken);
        var (kh, slots) = EpochShape.Front(next.Object);
        return new CaseMoved(sets, kh, JsonSerializer.Serialize(slots, WireJson.Options));
    }
}
