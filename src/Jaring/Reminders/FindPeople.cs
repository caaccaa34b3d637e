using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>
/// Who is reminded and how: in the chat with the bot where the address book knows one that works, else in the activity feed. Each once, whatever ways lead to
/// the same person. Addresses of groups are nobody, because nobody here knows who is in them.
/// </summary>
internal sealed class FindPeople(PersonKey persons, OfficeRegister offices, IOptions<ReminderOptions> options)
{
    /// <summary>Those whom a session invites by their own mailbox.</summary>
    public Task<IReadOnlyList<Invited>> OfSessionAsync(JaringDbContext store, Session session, CancellationToken cancellationToken)
    {
        var groups = offices.Get(session.OfficeId).GroupAddresses;
        return OfAsync(store, session.OfficeId, session.Attendees.Where(a => !groups.Contains(a, StringComparer.OrdinalIgnoreCase)), cancellationToken);
    }

    /// <summary>Those who are named by mailbox or object id.</summary>
    public async Task<IReadOnlyList<Invited>> OfAsync(JaringDbContext store, string officeId, IEnumerable<string> named, CancellationToken cancellationToken)
    {
        var known = await store.Set<StoredAddress>().AsNoTracking().Where(a => a.OfficeId == officeId && a.Reachable).ToListAsync(cancellationToken);
        var chats = known.Where(a => a.MailboxHash is not null).DistinctBy(a => a.MailboxHash).ToDictionary(a => a.MailboxHash!, a => a.Person, StringComparer.Ordinal);
        var people = known.Select(a => a.Person).ToHashSet(StringComparer.Ordinal);
        return [.. named.Select(one => One(one.Trim(), chats, people)).DistinctBy(i => i.Who, StringComparer.OrdinalIgnoreCase)];
    }

    private Invited One(string named, Dictionary<string, string> chats, HashSet<string> people)
    {
        var hash = persons.Hash(named);
        return chats.TryGetValue(hash, out var person) ? new(person)
            : people.Contains(hash) ? new(hash)
            : new(named.ToLowerInvariant(), ByFeed: true, IsTried: options.Value.ActivityFeed);
    }
}
