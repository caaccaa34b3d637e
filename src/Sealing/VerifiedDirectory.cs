namespace Jaring.Sealing;

/// <summary>What a directory is needed for.</summary>
public enum DirectoryUse
{
    /// <summary>Acting for the team: an expired directory is refused.</summary>
    Strict,

    /// <summary>Sealing, and reading what one can open anyway: an expired directory never closes the door, it is told as stale (A5).</summary>
    Seal,
}

/// <summary>A chain that was checked from the genesis hash on; the only way to get one is <see cref="Directory.Verify"/>.</summary>
public sealed class VerifiedDirectory
{
    internal VerifiedDirectory(
        IReadOnlyList<DirectoryEntry> entries, IReadOnlyList<string> hashes, long? stale, IReadOnlyList<VerifiedDirectory>? past = null) =>
        (Entries, Hashes, Stale, Past) = (entries, hashes, stale, past ?? []);

    /// <summary>All entries, oldest first.</summary>
    public IReadOnlyList<DirectoryEntry> Entries { get; }

    /// <summary>Their hashes.</summary>
    public IReadOnlyList<string> Hashes { get; }

    /// <summary>Unix second since when the newest entry is expired; null while it is fresh.</summary>
    public long? Stale { get; }

    /// <summary>
    /// Chains of the team before it was founded anew, oldest first, each verified from its own genesis. They serve to read what was sealed under them,
    /// never to seal.
    /// </summary>
    public IReadOnlyList<VerifiedDirectory> Past { get; }

    /// <summary>The newest entry.</summary>
    public DirectoryEntry Entry => Entries[^1];

    /// <summary>Its hash.</summary>
    public string Hash => Hashes[^1];

    /// <summary>All chains, from the oldest founding to the one that stands.</summary>
    internal IReadOnlyList<VerifiedDirectory> Chains => [.. Past, this];

    /// <summary>The same list with those that a new founding ended.</summary>
    public VerifiedDirectory After(params IReadOnlyList<VerifiedDirectory> past) => new(Entries, Hashes, Stale, past);

    /// <summary>The chain that holds this entry: the one that stands, or one from before a new founding.</summary>
    /// <exception cref="SealingException">directory-unknown</exception>
    internal VerifiedDirectory ChainOf(DirectoryReference dir) =>
        Chains.Reverse().FirstOrDefault(c => c.Contains(dir.N, dir.H)) ?? throw new SealingException("directory-unknown");

    /// <summary>True for a list that a new founding ended: what was sealed under it gets a new key before anybody is added.</summary>
    internal bool HasEnded(DirectoryReference dir) => ChainOf(dir) != this;

    /// <summary>Every signing key under which this id was ever active.</summary>
    internal IEnumerable<string> SigningKeysOf(string id) =>
        Chains.SelectMany(c => c.Entries).Select(e => e.Active(id)?.Sig).OfType<string>().Distinct();

    /// <summary>True when entry <paramref name="n"/> of this chain has hash <paramref name="h"/>.</summary>
    internal bool Contains(int n, string h) => n >= 0 && n < Hashes.Count && Hashes[n] == h;

    internal DirectoryMember ActiveAt(int n, string id) =>
        (n >= 0 && n < Entries.Count ? Entries[n].Active(id) : null) ?? throw new SealingException("not-active");

    /// <summary>Every signing key under which this id was ever active.</summary>
    internal IEnumerable<string> KeysOf(string id) => Entries.Select(e => e.Active(id)?.Sig).OfType<string>().Distinct();

    /// <summary>The signing key of somebody who was among <paramref name="readers"/> and is active in entry <paramref name="n"/>.</summary>
    internal string ReaderKeyAt(int n, string id, IReadOnlyList<string> readers)
    {
        SealingException.Require(readers.Contains(id), "not-reader");
        return ActiveAt(n, id).Sig;
    }
}
