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
    internal VerifiedDirectory(IReadOnlyList<DirectoryEntry> entries, IReadOnlyList<string> hashes, long? stale) =>
        (Entries, Hashes, Stale) = (entries, hashes, stale);

    /// <summary>All entries, oldest first.</summary>
    public IReadOnlyList<DirectoryEntry> Entries { get; }

    /// <summary>Their hashes.</summary>
    public IReadOnlyList<string> Hashes { get; }

    /// <summary>Unix second since when the newest entry is expired; null while it is fresh.</summary>
    public long? Stale { get; }

    /// <summary>The newest entry.</summary>
    public DirectoryEntry Entry => Entries[^1];

    /// <summary>Its hash.</summary>
    public string Hash => Hashes[^1];

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
