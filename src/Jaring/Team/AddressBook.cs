using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaring.Team;

internal sealed class AddressBook(IDbContextFactory<JaringDbContext> stores, StoreWriter writer, PersonKey persons, KnownAddresses known) : IAddressBook
{
    public async Task SaveAsync(string officeId, string channel, string objectId, string address, CancellationToken cancellationToken)
    {
        var person = persons.Hash(objectId);
        if (known.Holds(officeId, channel, person, address))
        {
            return;
        }

        var begun = known.Begin();
        var row = new StoredAddress { OfficeId = officeId, Channel = channel, Person = person, Address = address, Reachable = true };
        await writer.WriteAsync(
            async (write, ct) => await write.InsertOrIgnoreAsync(row, ct)
                || await Of(write, officeId, channel, person).ExecuteUpdateAsync(s => s.SetProperty(a => a.Address, address).SetProperty(a => a.Reachable, true), ct) == 1,
            cancellationToken);
        WritePoint.AddressSaved.Pass();
        known.Saved(officeId, channel, person, address, begun);
    }

    public async Task<string?> FindAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await Of(store, officeId, channel, persons.Hash(objectId)).Where(a => a.Reachable).Select(a => a.Address).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task MarkUnreachableAsync(string officeId, string channel, string objectId, CancellationToken cancellationToken)
    {
        var person = persons.Hash(objectId);
        known.Forget(officeId, channel, person);
        try
        {
            await writer.WriteAsync(
                (write, ct) => Of(write, officeId, channel, person).ExecuteUpdateAsync(s => s.SetProperty(a => a.Reachable, false), ct),
                cancellationToken);
        }
        finally
        {
            known.Forget(officeId, channel, person);
        }
        WritePoint.AddressUnreachable.Pass();
    }

    private static IQueryable<StoredAddress> Of(JaringDbContext from, string officeId, string channel, string person) =>
        from.Set<StoredAddress>().Where(a => a.OfficeId == officeId && a.Channel == channel && a.Person == person);
}

/// <summary>Where one person can be reached by one channel.</summary>
internal sealed class StoredAddress
{
    public required string OfficeId { get; init; }
    public required string Channel { get; init; }

    /// <summary>Keyed hash of the object id, see <see cref="PersonKey"/>.</summary>
    public required string Person { get; init; }

    /// <summary>Opaque here; the edge that owns the channel writes and reads it.</summary>
    public required string Address { get; set; }

    public bool Reachable { get; set; }
}

internal sealed class StoredAddressMap : IEntityTypeConfiguration<StoredAddress>
{
    public void Configure(EntityTypeBuilder<StoredAddress> builder)
    {
        builder.ToTable("addresses");
        builder.HasKey(a => new { a.OfficeId, a.Channel, a.Person });
    }
}
