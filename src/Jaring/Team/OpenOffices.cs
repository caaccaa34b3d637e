using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jaring.Team;

/// <summary>
/// At start, after the migrations: gives an office without seats the seats of its configuration, and compares each directory with its genesis file.
/// A host whose store and pinned genesis disagree does not start: somebody changed one of them.
/// </summary>
internal sealed class OpenOffices(OfficeRegister offices, GenesisFiles genesis, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<JaringDbContext>();
        foreach (var office in offices.All)
        {
            await SeedSeatsAsync(store, office, cancellationToken);
            genesis.Confirm(office.Id, await store.Set<StoredDirectoryEntry>()
                .Where(e => e.OfficeId == office.Id && e.N == 0).Select(e => e.Hash).SingleOrDefaultAsync(cancellationToken));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task SeedSeatsAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        if (await store.Set<Seat>().AnyAsync(s => s.OfficeId == office.Id, cancellationToken))
        {
            return;
        }
        store.AddRange(office.Team.Select(seat => new Seat
        {
            OfficeId = office.Id,
            MemberId = PublicId.New(),
            ObjectId = seat.ObjectId.ToLowerInvariant(),
            Name = seat.Name,
            Post = seat.Post,
            Sex = seat.Sex,
            Coordinator = seat.Coordinator,
        }));
        await store.SaveChangesAsync(cancellationToken);
        WritePoint.SeatsSaved.Pass();
    }
}
