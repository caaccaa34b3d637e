using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// The team's list of readers as a hash chain. Entry 0 is signed by all its members and pinned by its hash (genesis); every later
/// entry is signed by enough active members of the one before, so that a server cannot slip a reader in.
/// </summary>
public static class Directory
{
    private const string Label = "dir";
    private const int FewestFounders = 3;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Entry 0 as base64url of its exact bytes: members sorted by id, two signatures, two readers, two for a name.</summary>
    /// <exception cref="SealingException">founders (fewer than three, or an id twice), directory-member, point</exception>
    public static string FoundingEntry(IEnumerable<FoundingMember> members, DateTimeOffset now)
    {
        var founders = members.OrderBy(m => m.Id, StringComparer.Ordinal)
            .Select(m => new DirectoryMember(m.Id, m.Kem, m.Sig, "active", "member", m.Who)).ToList();
        SealingException.Require(founders.Count >= FewestFounders, "founders");
        var entry = new DirectoryEntry(
            Headers.Version, Label, 0, null, now.ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds(), new(2, 2, 2), founders);
        DirectoryChain.RequireSound(entry);
        return Encode(entry);
    }

    /// <summary>A member's signature under an entry, raw r||s in base64url.</summary>
    public static string Sign(string e, MemberKeys keys) => Signatures.Sign(keys.Signing, Label, Base64Url.Decode(e));

    /// <summary>The hash that names an entry; of entry 0 it is the genesis.</summary>
    public static string Hash(string e) => Base64Url.Encode(SHA256.HashData(Bytes.Concat(Bytes.Label(Label), Base64Url.Decode(e))));

    /// <summary>Checks a whole chain from its genesis.</summary>
    /// <param name="chain">The entries with their signatures, oldest first.</param>
    /// <param name="genesis">Hash of entry 0, from the office's own file, never from the same answer as the chain.</param>
    /// <param name="now">The clock of the verifier.</param>
    /// <param name="use">Whether an expired directory is refused or told as stale.</param>
    /// <exception cref="SealingException">
    /// directory-chain, directory-genesis, directory-member, directory-policy, directory-quorum, directory-possession,
    /// directory-expired, or a refusal of the bytes themselves
    /// </exception>
    public static VerifiedDirectory Verify(
        IReadOnlyList<DirectoryRecord> chain, string genesis, DateTimeOffset now, DirectoryUse use = DirectoryUse.Strict)
    {
        var entries = new List<DirectoryEntry>();
        var hashes = new List<string>();
        foreach (var record in chain)
        {
            var entry = Read(record.E);
            var hash = Hash(record.E);
            SealingException.Require(entry.N == entries.Count && entry.Prev == hashes.LastOrDefault(), "directory-chain");
            SealingException.Require(entries.Count > 0 || hash == genesis, "directory-genesis");
            DirectoryChain.RequireSigned(record, entry, entries.LastOrDefault());
            entries.Add(entry);
            hashes.Add(hash);
        }

        SealingException.Require(entries.Count > 0, "directory-chain");
        var expired = entries[^1].Exp < now.ToUnixTimeSeconds();
        SealingException.Require(!expired || use == DirectoryUse.Seal, "directory-expired");
        return new VerifiedDirectory(entries, hashes, expired ? entries[^1].Exp : null);
    }

    /// <summary>An entry from its exact bytes: every field known, in its place, with a sound value.</summary>
    internal static DirectoryEntry Read(string e)
    {
        var entry = Wire.ReadExact(Base64Url.Decode(e), SealingJson.Default.DirectoryEntry);
        DirectoryChain.RequireSound(entry);
        return entry;
    }

    internal static string Encode(DirectoryEntry entry) => Base64Url.Encode(Wire.Write(entry, SealingJson.Default.DirectoryEntry));

    internal static bool IsSignedBy(DirectoryRecord record, DirectoryMember member)
    {
        var bytes = Base64Url.Decode(record.E);
        return record.Sigs.Any(s => s.By == member.Id && Signatures.IsValid(member.Sig, Label, bytes, s.Sig));
    }
}
