using System.Security.Cryptography;

namespace Jaring.Storage.Shredding;

/// <summary>
/// The keys under which each case's texts are locked in the store, in one small file of their own: <c>data/shred/cases.keys</c>. To erase a case is
/// to erase its key here; every copy of the store that was ever made is then worthless for that case. So this file is backed up apart and its backups live
/// a week at most (docs/operations.md). Spare keys are made in advance: a new case costs no flush, and the file tells neither number nor order of cases.
/// </summary>
public sealed class ShredKeys(DataFolder folder)
{
    private const int Spares = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]?> keys = new(StringComparer.Ordinal);
    private readonly List<string> spares = [];
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private bool isRead;

    /// <summary>Path of the file.</summary>
    internal string FilePath => folder.PathOf("shred", "cases.keys");

    /// <summary>The key of this name, or null when it is erased or was never here.</summary>
    internal byte[]? Find(string name)
    {
        lock (gate)
        {
            Read();
            return keys.GetValueOrDefault(name);
        }
    }

    /// <summary>True when the key of this name was erased by us, so that what still carries the name may go.</summary>
    internal bool IsErased(string name)
    {
        lock (gate)
        {
            Read();
            return keys.TryGetValue(name, out var key) && key is null;
        }
    }

    /// <summary>The name of a key that nobody has used. It is on the disk before it is given out.</summary>
    /// <exception cref="StoreAwayException">The disk did not take new keys.</exception>
    internal string Take()
    {
        lock (gate)
        {
            Read();
            if (spares.Count == 0)
            {
                AddSpares();
            }

            var at = RandomNumberGenerator.GetInt32(spares.Count);
            var name = spares[at];
            spares.RemoveAt(at);
            given.Add(name);
            return name;
        }
    }

    /// <summary>
    /// Erases these keys, and forgets keys that no case has and that were not given out in this run. The file is written anew in the order of random
    /// names and takes its place in one step; then the old bytes are overwritten where the disk lets us.
    /// </summary>
    /// <param name="erased">Names whose keys go for ever.</param>
    /// <param name="used">Names that stand in the store, or null to forget none.</param>
    internal void Erase(IReadOnlyCollection<string> erased, IReadOnlySet<string>? used = null)
    {
        lock (gate)
        {
            Read();
            var kept = keys.Where(k => k.Value is null || used is null || used.Contains(k.Key) || given.Contains(k.Key) || spares.Contains(k.Key))
                .Select(k => new ShredRecord(k.Key, erased.Contains(k.Key) ? null : k.Value))
                .OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
            if (kept.Count == keys.Count && !erased.Any(e => keys.GetValueOrDefault(e) is not null))
            {
                return;
            }

            ShredFile.Replace(FilePath, kept);
            foreach (var (name, key) in keys.ToList())
            {
                if (kept.Find(r => r.Name == name) is not { } left)
                {
                    keys.Remove(name);
                }
                else if (left.Key is null && key is not null)
                {
                    CryptographicOperations.ZeroMemory(key);
                    keys[name] = null;
                }
            }
        }
    }

    private void Read()
    {
        if (isRead)
        {
            return;
        }

        foreach (var record in ShredFile.Read(FilePath))
        {
            keys[record.Name] = record.Key;
        }

        isRead = true;
    }

    private void AddSpares()
    {
        var fresh = Enumerable.Range(0, Spares).Select(_ => ShredRecord.New()).ToList();
        ShredFile.Append(FilePath, fresh);
        foreach (var record in fresh)
        {
            keys[record.Name] = record.Key;
            spares.Add(record.Name);
        }
    }
}
