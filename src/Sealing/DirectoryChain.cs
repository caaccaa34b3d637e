namespace Jaring.Sealing;

/// <summary>The rules one entry of the directory must keep.</summary>
internal static class DirectoryChain
{
    private const int LongestName = 120;

    public static void RequireSound(DirectoryEntry entry)
    {
        SealingException.Require(entry.V == Headers.Version, "directory-chain");
        SealingException.Require(entry.T == "dir" && entry.Exp > entry.Iat, "directory-chain");
        SealingException.Require(entry.Pol is { Q: > 0, MinR: > 0, IdT: > 0 }, "directory-policy");
        SealingException.Require(entry.Members.Select(m => m.Id).Distinct().Count() == entry.Members.Count, "directory-member");
        foreach (var member in entry.Members)
        {
            RequireSound(member);
        }
    }

    /// <summary>
    /// Entry 0 needs every active member. A later one needs pol.q active members of the one before, where all trustees together count
    /// as one (an outside person must not outvote the team), and the own signature of every new or changed key: proof of possession.
    /// The policy stays what the founders signed: two could otherwise make a quorum of one.
    /// </summary>
    public static void RequireSigned(DirectoryRecord record, DirectoryEntry entry, DirectoryEntry? previous)
    {
        SealingException.Require(previous is null || previous.Pol == entry.Pol, "directory-policy");
        var electors = (previous ?? entry).Members.Where(m => m.IsActive).ToList();
        var signed = electors.Where(m => Directory.IsSignedBy(record, m)).ToList();
        var trustees = signed.Count(m => m.IsTrustee);
        var votes = signed.Count - trustees + Math.Min(1, trustees);
        SealingException.Require(previous is null ? signed.Count == electors.Count : votes >= previous.Pol.Q, "directory-quorum");

        var newKeys = entry.Members.Where(m => m.IsActive && !electors.Any(m.HasSameKeys));
        SealingException.Require(newKeys.All(m => Directory.IsSignedBy(record, m)), "directory-possession");
    }

    private static void RequireSound(DirectoryMember member)
    {
        SealingException.Require(member.Id.Length > 0, "directory-member");
        SealingException.Require((member.St is "active" or "removed") && (member.Role is "member" or "trustee"), "directory-member");
        P256.RequirePoint(member.Kem);
        P256.RequirePoint(member.Sig);
        if (member.Who is { } who)
        {
            SealingException.Require(IsName(who.Name) && IsName(who.Post) && (who.Sex is "L" or "P"), "directory-member");
        }
    }

    private static bool IsName(string text) => text.Length is > 0 and <= LongestName;
}
