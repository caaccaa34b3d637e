using Jaring.Offices;
using Jaring.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jaring.Team;

/// <summary>
/// At start, after the migrations: gives everybody a seat whom the configuration names, and compares each directory with its genesis file.
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
            await SeatAsync(store, office, cancellationToken);
            var entries = store.Set<StoredDirectoryEntry>().Where(e => e.OfficeId == office.Id);
            genesis.Confirm(
                office.Id,
                await entries.Where(e => e.N == 0).Select(e => e.Hash).SingleOrDefaultAsync(cancellationToken),
                await entries.MaxAsync(e => (int?)e.N, cancellationToken) ?? 0);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// A seat for each person whom the configuration names and who has none: at first start all, later whoever joins the team. A seat lets a person
    /// make keys and wait; reading begins with two members' signatures.
    /// </summary>
    private static async Task SeatAsync(JaringDbContext store, OfficeOptions office, CancellationToken cancellationToken)
    {
        var seats = await store.Set<Seat>().Where(s => s.OfficeId == office.Id).ToDictionaryAsync(s => s.ObjectId, cancellationToken);
        foreach (var named in office.Team)
        {
            var objectId = named.ObjectId.ToLowerInvariant();
            if (seats.TryGetValue(objectId, out var seat))
            {
                (seat.Name, seat.Post, seat.Sex, seat.Coordinator) = (named.Name, named.Post, named.Sex, named.Coordinator);
            }
            else
            {
                store.Add(new Seat
                {
                    OfficeId = office.Id,
                    MemberId = PublicId.New(),
                    ObjectId = objectId,
                    Name = named.Name,
                    Post = named.Post,
                    Sex = named.Sex,
                    Coordinator = named.Coordinator,
                });
            }
        }
        if (await store.SaveChangesAsync(cancellationToken) > 0)
        {
            WritePoint.SeatsSaved.Pass();
        }
    }
}
