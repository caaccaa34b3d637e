using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>The address book for whoever goes through it row by row: people are their keyed hashes here, and nobody's object id is known.</summary>
internal sealed class HashedAddresses(KnownAddresses known, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>This address leads nowhere, unless the person has another one by now. Within the caller's transaction; <see cref="Forget"/> comes after it.</summary>
    public Task<int> MarkAsync(JaringDbContext store, string officeId, string channel, string person, string address, CancellationToken cancellationToken)
    {
        known.Forget(officeId, channel, person);
        var today = offices.Get(officeId).Day(clock.GetUtcNow());
        return Of(store, officeId, channel, person).Where(a => a.Reachable && a.Address == address)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Reachable, false).SetProperty(a => a.SilentSince, today), cancellationToken);
    }

    /// <summary>Whatever the address is, it leads nowhere.</summary>
    public Task<int> MarkAsync(JaringDbContext store, string officeId, string channel, string person, CancellationToken cancellationToken)
    {
        var today = offices.Get(officeId).Day(clock.GetUtcNow());
        return Of(store, officeId, channel, person).Where(a => a.Reachable)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Reachable, false).SetProperty(a => a.SilentSince, today), cancellationToken);
    }

    /// <summary>After the commit: whoever saved the same address meanwhile has to look into the store again.</summary>
    public void Forget(string officeId, string channel, string person) => known.Forget(officeId, channel, person);

    public static IQueryable<StoredAddress> Of(JaringDbContext from, string officeId, string channel, string person) =>
        from.Set<StoredAddress>().Where(a => a.OfficeId == officeId && a.Channel == channel && a.Person == person);
}
