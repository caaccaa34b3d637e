using Jaring.Attendance.Codes;
using Jaring.Outreach;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance;

/// <summary>
/// What a moderator does with a session's list. Every change says what shall be true, under ids that the page made: a phone that lost its connection
/// sends it again, as often as it likes, and nothing is doubled.
/// </summary>
public sealed class ChangeList(StoreWriter writer)
{
    /// <summary>People on one session's list.</summary>
    private const int Most = 5_000;

    /// <summary>Applies the change. False when the session is not there, its names are gone already, or something in the change has no form.</summary>
    public async Task<bool> ApplyAsync(string officeId, string sessionId, ListChange change, CancellationToken cancellationToken)
    {
        var isWhole = change.Add.All(p => p is not null && TakeCheckIn.IsId(p.Id) && TypedName.Clean(p.Name).Length > 0)
            && change.Mark.All(m => m is not null && (m.Mode is null || Presence.IsKnown(m.Mode))) && change.Match.All(m => m is not null);
        return isWhole && await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, sessionId, change, ct), cancellationToken);
    }

    private static async Task<bool> SaveAsync(JaringDbContext store, string officeId, string sessionId, ListChange change, CancellationToken cancellationToken)
    {
        var people = store.Set<Participant>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId);
        var known = (await people.Select(p => p.PersonId).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        if (!await store.Set<Session>().AnyAsync(s => s.OfficeId == officeId && s.Id == sessionId, cancellationToken)
            || await store.Set<Turnout>().AnyAsync(t => t.OfficeId == officeId && t.SessionId == sessionId, cancellationToken)
            || known.Count + change.Add.Count > Most)
        {
            return false;
        }

        store.AddRange(change.Add.Where(p => known.Add(p.Id)).Select(p => new Participant
        {
            OfficeId = officeId,
            SessionId = sessionId,
            PersonId = p.Id,
            Name = TypedName.Clean(p.Name),
            Unit = TypedName.Clean(p.Unit),
            Sex = TypedName.Sex(p.Sex),
        }));
        await store.SaveChangesAsync(cancellationToken);
        await MatchAsync(store, officeId, sessionId, change.Match, known, cancellationToken);
        foreach (var marks in change.Mark.GroupBy(m => m.Mode))
        {
            var ids = marks.Select(m => m.Person).ToList();
            await people.Where(p => ids.Contains(p.PersonId)).ExecuteUpdateAsync(p => p.SetProperty(x => x.Mode, marks.Key), cancellationToken);
        }

        await RemoveAsync(store, officeId, sessionId, change.Remove, cancellationToken);
        return true;
    }

    /// <summary>Whoever an entry is taken for has come, the way the entry came; taking it back leaves a tap of the moderator's to the moderator.</summary>
    private static async Task MatchAsync(
        JaringDbContext store, string officeId, string sessionId, IReadOnlyList<EntryMatch> matches, HashSet<string> known, CancellationToken cancellationToken)
    {
        var ids = matches.Select(m => m.Entry).ToList();
        var entries = await store.Set<CheckIn>().Where(e => e.OfficeId == officeId && e.SessionId == sessionId && ids.Contains(e.EntryId)).ToDictionaryAsync(e => e.EntryId, cancellationToken);
        foreach (var match in matches.Where(m => entries.ContainsKey(m.Entry) && (m.Person is null || known.Contains(m.Person))))
        {
            var entry = entries[match.Entry];
            var before = entry.PersonId;
            (entry.PersonId, entry.Aside) = (match.Person, match.Aside && match.Person is null);
            if (before is not null && before != match.Person)
            {
                await SetAsync(before, null);
            }

            if (match.Person is not null)
            {
                await SetAsync(match.Person, entry.Mode);
            }
        }

        await store.SaveChangesAsync(cancellationToken);

        Task<int> SetAsync(string person, string? mode) => store.Set<Participant>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId && p.PersonId == person)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Mode, mode), cancellationToken);
    }

    private static async Task RemoveAsync(JaringDbContext store, string officeId, string sessionId, IReadOnlyList<string> gone, CancellationToken cancellationToken)
    {
        if (gone.Count == 0)
        {
            return;
        }

        await store.Set<CheckIn>().Where(e => e.OfficeId == officeId && e.SessionId == sessionId && e.PersonId != null && gone.Contains(e.PersonId))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.PersonId, (string?)null), cancellationToken);
        await store.Set<Participant>().Where(p => p.OfficeId == officeId && p.SessionId == sessionId && gone.Contains(p.PersonId)).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>What shall be true of a list; parts that are empty stay as they are.</summary>
/// <param name="Add">People who shall be on it.</param>
/// <param name="Remove">Ids of those who shall not.</param>
/// <param name="Mark">Who has come, and who has not after all.</param>
/// <param name="Match">Whom typed names are taken for.</param>
public sealed record ListChange(IReadOnlyList<ListedPerson> Add, IReadOnlyList<string> Remove, IReadOnlyList<PresenceMark> Mark, IReadOnlyList<EntryMatch> Match);

/// <summary>Somebody for the list.</summary>
public sealed record ListedPerson(string Id, string Name, string Unit, string? Sex);

/// <summary>How somebody took part; null for not.</summary>
public sealed record PresenceMark(string Person, string? Mode);

/// <summary>Whom a typed name is taken for; null for nobody yet, or nobody at all when it is put aside.</summary>
public sealed record EntryMatch(string Entry, string? Person, bool Aside);
