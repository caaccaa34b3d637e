using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

/// <summary>
/// Once a day each address is looked at: what leads nowhere is marked, what leads somewhere again works again, what has moved gets its new place. The row
/// says on which day it was looked at, so that hosts share the work and a restart goes on; where nobody could say, and where a row changed while it was
/// looked at, the next pass asks again.
/// </summary>
internal sealed class CheckAddresses(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, IAddressLook look, KnownAddresses known, PersonKey persons, OfficeRegister offices, TimeProvider clock)
{
    /// <summary>Few at once: this has the whole day, and answers to people go first.</summary>
    private const int AtOnce = 4;

    private const int Batch = 64;

    /// <summary>One pass over all offices. Returns how many addresses were looked at with a result.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var looked = 0;
        foreach (var office in offices.All)
        {
            var (today, last) = (office.Day(clock.GetUtcNow()), "");
            while (await NextAsync(office.Id, today, last, cancellationToken) is { Count: > 0 } some)
            {
                var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(some, parallel, async (row, ct) =>
                {
                    if (await LookAsync(row, today, ct))
                    {
                        Interlocked.Increment(ref looked);
                    }
                });
                last = some[^1].Person;
            }
        }

        return looked;
    }

    private async Task<IReadOnlyList<StoredAddress>> NextAsync(string officeId, DateOnly today, string last, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.Set<StoredAddress>().AsNoTracking()
            .Where(a => a.OfficeId == officeId && (a.CheckedOn == null || a.CheckedOn != today) && a.Person.CompareTo(last) > 0)
            .OrderBy(a => a.Person).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task<bool> LookAsync(StoredAddress row, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await look.LookAsync(row.OfficeId, row.Address, cancellationToken);
        if (found.Leads is not { } leads)
        {
            return false;
        }

        known.Forget(row.OfficeId, row.Channel, row.Person);
        var address = found.Moved ?? row.Address;
        var mailbox = found.Mailbox is { } told ? persons.Hash(told) : row.MailboxHash;
        DateOnly? silent = leads ? null : row.SilentSince ?? today;
        var written = await writer.WriteAsync(
            (store, ct) => HashedAddresses.Of(store, row.OfficeId, row.Channel, row.Person).Where(a => a.Address == row.Address && a.Reachable == row.Reachable).ExecuteUpdateAsync(
                s => s.SetProperty(a => a.Address, address).SetProperty(a => a.MailboxHash, mailbox).SetProperty(a => a.Reachable, leads).SetProperty(a => a.SilentSince, silent)
                    .SetProperty(a => a.CheckedOn, today),
                ct),
            cancellationToken);
        known.Forget(row.OfficeId, row.Channel, row.Person);
        WritePoint.AddressChecked.Pass();
        return written == 1;
    }
}
