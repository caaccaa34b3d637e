using Jaring.Offices;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Retention;

/// <summary>
/// Chat addresses that no notice can use: of people who hold no seat (everybody on the staff has the app, and only the team is ever told), and those that
/// stopped working. Nothing is lost: who gets a seat is found again by a new conversation.
/// </summary>
internal sealed class NeedlessAddresses(OfficeRegister offices, PersonKey persons) : IRetentionRule
{
    public string Kind => "addresses";

    public async Task<int> EraseAsync(JaringDbContext store, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var office in offices.All)
        {
            var seats = await store.Set<Seat>().Where(s => s.OfficeId == office.Id).Select(s => s.ObjectId).ToListAsync(cancellationToken);
            var team = seats.Select(persons.Hash).ToList();
            erased += await store.Set<StoredAddress>()
                .Where(a => a.OfficeId == office.Id && (!a.Reachable || !team.Contains(a.Person))).ExecuteDeleteAsync(cancellationToken);
        }
        return erased;
    }
}
