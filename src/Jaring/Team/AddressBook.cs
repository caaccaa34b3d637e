using Jaring.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Team;

internal sealed class AddressBook(
    IDbContextFactory<JaringDbContext> stores, StoreWriter writer, PersonKey persons, KnownAddresses known, HashedAddresses hashed) : IAddressBook
{
    public async Task SaveAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken)
    {
        var person = persons.Hash(objectId);
        if (known.Holds(officeId, channel, person, address))
        {
            return;
        }

        await WriteAsync(officeId, channel, person, address, cancellationToken);
    }

    public Task RenewAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken) =>
        WriteAsync(officeId, channel, persons.Hash(objectId), address, cancellationToken);

    public async Task<string?> FindAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await HashedAddresses.Of(store, officeId, channel, persons.Hash(objectId)).Where(a => a.Reachable).Select(a => a.Address).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task MarkUnreachableAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        var person = persons.Hash(objectId);
        known.Forget(officeId, channel, person);
        try
        {
            await writer.WriteAsync((write, ct) => hashed.MarkAsync(write, officeId, channel, person, ct), cancellationToken);
        }
        finally
        {
            known.Forget(officeId, channel, person);
        }
        WritePoint.AddressUnreachable.Pass();
    }

    public async Task RemoveAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        var person = persons.Hash(objectId);
        known.Forget(officeId, channel, person);
        try
        {
            await writer.WriteAsync((write, ct) => HashedAddresses.Of(write, officeId, channel, person).ExecuteDeleteAsync(ct), cancellationToken);
        }
        finally
        {
            known.Forget(officeId, channel, person);
        }
        WritePoint.AddressRemoved.Pass();
    }

    private async Task WriteAsync(string officeId, string channel, string person, string address, CancellationToken cancellationToken)
    {
        var begun = known.Begin();
        var row = new StoredAddress { OfficeId = officeId, Channel = channel, Person = person, Address = address, Reachable = true };
        await writer.WriteAsync(
            async (write, ct) => await write.InsertOrIgnoreAsync(row, ct)
                || await HashedAddresses.Of(write, officeId, channel, person).ExecuteUpdateAsync(
                    s => s.SetProperty(a => a.Address, address).SetProperty(a => a.Reachable, true).SetProperty(a => a.SilentSince, (DateOnly?)null), ct) == 1,
            cancellationToken);
        WritePoint.AddressSaved.Pass();
        known.Saved(officeId, channel, person, address, begun);
    }
}
