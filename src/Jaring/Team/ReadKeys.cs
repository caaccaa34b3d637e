using Jaring.Cases.Readers;
using Jaring.Storage;
using Jaring.Team.Devices;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>A member's own record, and the one that comes after it or came before. New keys come into force here, as soon as the directory names them.</summary>
public sealed class ReadKeys(JaringDbContext store, StoreWriter writer)
{
    /// <summary>Reads them, or null when the member has none.</summary>
    public async Task<KeysView?> ReadAsync(string officeId, string memberId, CancellationToken cancellationToken)
    {
        var view = await ViewAsync(store, officeId, memberId, cancellationToken);
        if (view?.Next is not { } next || !await IsInForceAsync(store, officeId, memberId, view, next, cancellationToken))
        {
            return view;
        }

        view = await writer.WriteAsync((write, ct) => PromoteAsync(write, officeId, memberId, ct), cancellationToken);
        WritePoint.KeysReplaced.Pass();
        return view;
    }

    private static async Task<KeysView?> ViewAsync(JaringDbContext store, string officeId, string memberId, CancellationToken cancellationToken)
    {
        var present = await store.Set<StoredMemberRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.OfficeId == officeId && r.MemberId == memberId, cancellationToken);
        if (present is null)
        {
            return null;
        }

        var others = await store.Set<StoredOtherRecord>().AsNoTracking()
            .Where(r => r.OfficeId == officeId && r.MemberId == memberId).ToDictionaryAsync(r => r.Place, cancellationToken);
        var previous = others.GetValueOrDefault(RecordPlace.Previous);
        return new(present.Record, present.Revision, others.GetValueOrDefault(RecordPlace.Next)?.Record, previous is null ? null : new(previous.Record, previous.Carry));
    }

    /// <summary>
    /// The directory names the new keys; or it does not name the present ones, so that nothing can be sealed to them: then there is nothing to wait for.
    /// </summary>
    private static async Task<bool> IsInForceAsync(JaringDbContext store, string officeId, string memberId, KeysView view, string next, CancellationToken cancellationToken)
    {
        var named = (await NewestEntry.ReadAsync(store, officeId, cancellationToken))?.KeysOf(memberId);
        return named is null || named == MemberRecordShape.ReadStored(next, memberId) || named != MemberRecordShape.ReadStored(view.Record, memberId);
    }

    /// <summary>Puts the next record in the place of the present one. PINs of devices hang on the old master key: they go. What is remembered goes on under the new one, if the old one was carried over.</summary>
    private static async Task<KeysView?> PromoteAsync(JaringDbContext store, string officeId, string memberId, CancellationToken cancellationToken)
    {
        var next = await store.Set<StoredOtherRecord>().SingleOrDefaultAsync(r => r.OfficeId == officeId && r.MemberId == memberId && r.Place == RecordPlace.Next, cancellationToken);
        if (next is not null)
        {
            var present = await store.Set<StoredMemberRecord>().SingleAsync(r => r.OfficeId == officeId && r.MemberId == memberId, cancellationToken);
            await store.Set<StoredOtherRecord>()
                .Where(r => r.OfficeId == officeId && r.MemberId == memberId && r.Place == RecordPlace.Previous).ExecuteDeleteAsync(cancellationToken);
            await store.Set<StoredDevice>().Where(d => d.OfficeId == officeId && d.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
            if (next.Carry is null)
            {
                // What is remembered of the list and of the cases was sealed under a key that nobody has any more.
                await store.Set<StoredSeen>().Where(s => s.OfficeId == officeId && s.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
                await store.Set<StoredMemberCache>().Where(c => c.OfficeId == officeId && c.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
            }

            store.Add(new StoredOtherRecord { OfficeId = officeId, MemberId = memberId, Place = RecordPlace.Previous, Record = present.Record, Carry = next.Carry });
            store.Remove(next);
            present.Record = next.Record;
            present.Revision++;
            await store.SaveChangesAsync(cancellationToken);
        }
        return await ViewAsync(store, officeId, memberId, cancellationToken);
    }
}

/// <summary>The keys of one member as they are kept; all of it sealed.</summary>
/// <param name="Record">The present record, JSON.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Next">The record that waits for two signatures, JSON, or null.</param>
/// <param name="Previous">The record before, or null.</param>
public sealed record KeysView(string Record, int Revision, string? Next, PreviousKeys? Previous);

/// <summary>Keys that were in force before.</summary>
/// <param name="Record">The record, JSON.</param>
/// <param name="Carry">Its master key under the present one, JSON of an object, or null.</param>
public sealed record PreviousKeys(string Record, string? Carry);
