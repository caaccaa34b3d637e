using System.Globalization;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Attendance.Newcomers;

/// <summary>Changes the list of newcomers. Every change says what shall be true, so that a page may send it again.</summary>
public sealed class ChangeNewcomers(StoreWriter writer, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>People on the list at once.</summary>
    private const int Most = 500;

    /// <summary>Applies the change. False when something in it has no form, or the list would be too long.</summary>
    public async Task<bool> ApplyAsync(string officeId, NewcomerChange change, CancellationToken cancellationToken)
    {
        var today = offices.Get(officeId).Day(clock.GetUtcNow());
        var isWhole = change.Add.All(p => p is not null && TakeCheckIn.IsId(p.Id) && TypedName.Clean(p.Name).Length > 0 && IsNear(p.StartsOn, today)) && change.Confirm.All(c => c is not null);
        return isWhole && await writer.WriteAsync((store, ct) => SaveAsync(store, officeId, change, ct), cancellationToken);
    }

    /// <summary>Whoever began before last year is no newcomer, and whoever begins after next year is a slip.</summary>
    private static bool IsNear(string? day, DateOnly today) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var starts) && Math.Abs(starts.Year - today.Year) <= 1;

    private static async Task<bool> SaveAsync(JaringDbContext store, string officeId, NewcomerChange change, CancellationToken cancellationToken)
    {
        var list = store.Set<Newcomer>().Where(n => n.OfficeId == officeId);
        await list.Where(n => change.Remove.Contains(n.PersonId)).ExecuteDeleteAsync(cancellationToken);

        // Whoever stands there already is not taken from the same file again.
        var known = await list.ToListAsync(cancellationToken);
        var ids = known.Select(n => n.PersonId).ToHashSet(StringComparer.Ordinal);
        var names = known.Select(n => Alike(n.Name, n.Unit)).ToHashSet();
        var fresh = change.Add.Where(p => ids.Add(p.Id) && names.Add(Alike(p.Name, p.Unit))).ToList();
        if (known.Count + fresh.Count > Most)
        {
            return false;
        }

        store.AddRange(fresh.Select(p => new Newcomer { OfficeId = officeId, PersonId = p.Id, Name = TypedName.Clean(p.Name), Unit = TypedName.Clean(p.Unit), StartsOn = p.StartsOn }));
        foreach (var person in known)
        {
            person.Confirmed = change.Confirm.LastOrDefault(c => c.Id == person.PersonId)?.Came ?? person.Confirmed;
        }

        await store.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static (string Name, string Unit) Alike(string name, string unit) => (TypedName.Alike(TypedName.Clean(name)), TypedName.Alike(TypedName.Clean(unit)));
}

/// <summary>What shall be true of the list; parts that are empty stay as they are.</summary>
/// <param name="Add">People who shall be on it.</param>
/// <param name="Remove">Ids of those who shall not.</param>
/// <param name="Confirm">Who has come although no list says so, and who has not after all.</param>
public sealed record NewcomerChange(IReadOnlyList<ListedNewcomer> Add, IReadOnlyList<string> Remove, IReadOnlyList<ConfirmedNewcomer> Confirm);

/// <summary>Somebody for the list.</summary>
public sealed record ListedNewcomer(string Id, string Name, string Unit, string StartsOn);

/// <summary>What somebody says of a newcomer.</summary>
public sealed record ConfirmedNewcomer(string Id, bool Came);
