namespace Jaring.Sealing;

/// <summary>Making the entry after the newest one, and judging one that somebody proposes. Signatures are the chain's affair (<see cref="Directory.Verify"/>).</summary>
public static class DirectoryNext
{
    private const int MostMembers = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>The bytes (base64url) of the entry after this directory: thirty days from now, the same policy.</summary>
    /// <exception cref="SealingException">directory-member, point</exception>
    public static string Compose(VerifiedDirectory directory, IReadOnlyList<DirectoryMember> members, DateTimeOffset now)
    {
        var before = directory.Entry;
        var next = before with { N = before.N + 1, Prev = directory.Hash, Iat = now.ToUnixTimeSeconds(), Exp = (now + Lifetime).ToUnixTimeSeconds(), Members = members };
        DirectoryChain.RequireSound(next);
        return Directory.Encode(next);
    }

    /// <summary>The same members for thirty days more.</summary>
    public static string Renew(VerifiedDirectory directory, DateTimeOffset now) => Compose(directory, directory.Entry.Members, now);

    /// <summary>True when an entry only renews this directory: members and policy the same, one number on, thirty days.</summary>
    public static bool IsRenewal(VerifiedDirectory directory, string e)
    {
        var (before, next) = (directory.Entry, Directory.Read(e));
        return next.N == before.N + 1 && next.Prev == directory.Hash && Lives(next) && next.Pol == before.Pol && next.Members.SequenceEqual(before.Members);
    }

    /// <summary>Reads an entry that is proposed to follow this directory.</summary>
    /// <exception cref="SealingException">
    /// directory-moved (it follows another entry), directory-policy, directory-life, directory-member, directory-keys, directory-quorum (too few would be
    /// left to sign), or a refusal of the bytes themselves
    /// </exception>
    public static DirectoryEntry Read(VerifiedDirectory directory, string e)
    {
        var (before, next) = (directory.Entry, Directory.Read(e));
        SealingException.Require(next.N == before.N + 1 && next.Prev == directory.Hash, "directory-moved");
        SealingException.Require(next.Pol == before.Pol, "directory-policy");
        SealingException.Require(Lives(next), "directory-life");
        SealingException.Require(EverybodyStays(before.Members, next.Members), "directory-member");
        var keys = next.Members.SelectMany(m => new[] { m.Kem, m.Sig }).ToList();
        SealingException.Require(keys.Distinct(StringComparer.Ordinal).Count() == keys.Count, "directory-keys");
        SealingException.Require(next.Members.Count(m => m is { IsActive: true, IsTrustee: false }) >= next.Pol.Q, "directory-quorum");
        return next;
    }

    private static bool Lives(DirectoryEntry entry) => entry.Exp - entry.Iat == (long)Lifetime.TotalSeconds;

    /// <summary>Whoever was in the list keeps the place in it, active or removed; new people follow. A name that vanishes could come back as another's.</summary>
    private static bool EverybodyStays(IReadOnlyList<DirectoryMember> before, IReadOnlyList<DirectoryMember> after) =>
        after.Count >= before.Count && after.Count <= MostMembers
        && before.Zip(after).All(pair => pair.First.Id == pair.Second.Id && pair.First.Role == pair.Second.Role && (pair.Second.IsActive || pair.First.HasSameKeys(pair.Second)))
        && after.Skip(before.Count).All(m => m.IsActive)
        && after.All(m => !m.IsActive || m.Who is not null);
}
