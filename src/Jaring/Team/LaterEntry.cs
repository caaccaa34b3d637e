using Jaring.Shapes;

namespace Jaring.Team;

/// <summary>
/// The rules of an entry after the first (docs/sealing.md §4). The server keeps them so that a mistake or a single member's page gets nowhere; browsers keep
/// them again by themselves, since they trust no server.
/// </summary>
/// <param name="Before">The newest entry that stands.</param>
/// <param name="Entry">The one that shall follow it.</param>
/// <param name="Bytes">Its exact bytes, which signatures are about.</param>
internal sealed record LaterEntry(ListEntry Before, ListEntry Entry, byte[] Bytes)
{
    /// <summary>The bitmap of holders of a shared key counts as many (docs/sealing.md §3).</summary>
    public const int MostMembers = 32;

    private const int LongestName = 120;

    /// <summary>True when it may stand after the entry before, given enough signatures.</summary>
    public bool IsSound() =>
        Entry.Exp - Entry.Iat == FoundingEntry.Lifetime
        && Entry.Pol == Before.Pol
        && Entry.Members.Count <= MostMembers
        && NobodyVanishes()
        && Entry.Members.All(IsWellFormed)
        && KeysAreOneEach()
        && LeavesAQuorum();

    /// <summary>The keys by which this person's signature counts: as one of the list before, and for a new or changed key of the own.</summary>
    public IEnumerable<string> KeysOf(string id)
    {
        if (Before.Active(id) is { } elector)
        {
            yield return elector.Sig;
        }
        if (NewKeys().FirstOrDefault(m => m.Id == id) is { } owner && owner.Sig != Before.Active(id)?.Sig)
        {
            yield return owner.Sig;
        }
    }

    /// <summary>
    /// True when a quorum of those who were active before has signed, where all trustees together count as one, and every new or changed key for itself.
    /// </summary>
    /// <param name="signed">Whose signature under which key is there; each was verified.</param>
    public bool IsComplete(IReadOnlyCollection<(string Id, string Key)> signed)
    {
        var electors = Before.Members.Where(m => m.IsActive && signed.Contains((m.Id, m.Sig))).ToList();
        var votes = electors.Count(m => !m.IsTrustee) + (electors.Any(m => m.IsTrustee) ? 1 : 0);
        return votes >= Before.Pol.Q && NewKeys().All(m => signed.Contains((m.Id, m.Sig)));
    }

    private IEnumerable<ListMember> NewKeys() => Entry.Members.Where(m => m.IsActive && !(Before.Active(m.Id)?.HasKeysOf(m) ?? false));

    /// <summary>Whoever was in the list keeps the place in it, active or removed, in the same role; new people follow. A name that vanishes could come back as another's.</summary>
    private bool NobodyVanishes() =>
        Entry.Members.Count >= Before.Members.Count
        && Before.Members.Zip(Entry.Members).All(pair => pair.First.Id == pair.Second.Id && pair.First.Role == pair.Second.Role)
        && Entry.Members.Skip(Before.Members.Count).All(m => m.IsActive);

    private bool IsWellFormed(ListMember m) =>
        m.Id.Length > 0 && m.St is "active" or "removed" && m.Role is "member" or "trustee"
        && (m.IsActive ? m.Who is not null : Before.Find(m.Id)?.HasKeysOf(m) == true)
        && Jt1.IsPoint(m.Kem) && Jt1.IsPoint(m.Sig)
        && (m.Who is null || (IsName(m.Who.Name) && IsName(m.Who.Post) && m.Who.Sex is "L" or "P"));

    private bool KeysAreOneEach()
    {
        var keys = Entry.Members.SelectMany(m => new[] { m.Kem, m.Sig }).ToList();
        return keys.Distinct(StringComparer.Ordinal).Count() == keys.Count && Entry.Members.Select(m => m.Id).Distinct(StringComparer.Ordinal).Count() == Entry.Members.Count;
    }

    /// <summary>A list that nobody could change any more would end the team.</summary>
    private bool LeavesAQuorum() => Entry.Members.Count(m => m is { IsActive: true, IsTrustee: false }) >= Entry.Pol.Q;

    private static bool IsName(string text) => text.Length is > 0 and <= LongestName;
}
