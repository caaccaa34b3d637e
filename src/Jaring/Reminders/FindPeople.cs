using Jaring.Offices;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaring.Reminders;

/// <summary>
/// Who is reminded and how: in the chat with the bot where the address book knows one that works, else in the activity feed. Each once, whatever ways lead to
/// the same person. The group of everybody is everybody who has the app; any other group is nobody, because nobody here knows who is in it.
/// </summary>
internal sealed class FindPeople(PersonKey persons, OfficeRegister offices, IOptions<ReminderOptions> options)
{
    /// <summary>Those whom a session invites, by their own mailbox or as everybody.</summary>
    public async Task<IReadOnlyList<Invited>> OfSessionAsync(JaringDbContext store, Session session, CancellationToken cancellationToken)
    {
        var office = offices.Get(session.OfficeId);
        var known = await KnownAsync(store, session.OfficeId, cancellationToken);
        var everybody = session.Attendees.Any(office.IsEverybody) ? known.Select(a => new Invited(a.Person)) : [];
        return Once([.. everybody, .. Named(known, session.Attendees.Where(a => !office.GroupAddresses.Contains(a, StringComparer.OrdinalIgnoreCase)))]);
    }

    /// <summary>Those who are named by mailbox or object id.</summary>
    public async Task<IReadOnlyList<Invited>> OfAsync(JaringDbContext store, string officeId, IEnumerable<string> named, CancellationToken cancellationToken) =>
        Once(Named(await KnownAsync(store, officeId, cancellationToken), named));

    private static Task<List<StoredAddress>> KnownAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken) =>
        store.Set<StoredAddress>().AsNoTracking().Where(a => a.OfficeId == officeId && a.Reachable).ToListAsync(cancellationToken);

    private static IReadOnlyList<Invited> Once(IEnumerable<Invited> people) => [.. people.DistinctBy(i => i.Who, StringComparer.OrdinalIgnoreCase)];

    private IEnumerable<Invited> Named(List<StoredAddress> known, IEnumerable<string> named)
    {
        var chats = known.Where(a => a.MailboxHash is not null).DistinctBy(a => a.MailboxHash).ToDictionary(a => a.MailboxHash!, a => a.Person, StringComparer.Ordinal);
        var people = known.Select(a => a.Person).ToHashSet(StringComparer.Ordinal);
        return named.Select(one => One(one.Trim(), chats, people));
    }

    private Invited One(string named, Dictionary<string, string> chats, HashSet<string> people)
    {
        var hash = persons.Hash(named);
        return chats.TryGetValue(hash, out var person) ? new(person)
            : people.Contains(hash) ? new(hash)
            : new(named.ToLowerInvariant(), ByFeed: true, IsTried: options.Value.ActivityFeed);
    }
}
