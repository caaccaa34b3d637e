using System.Security.Cryptography;

namespace Jaring.Storage.Shredding;

/// <summary>
/// The keys under which each case's texts are locked in the store, in one small file of their own: <c>data/shred/cases.keys</c>. To erase a case is
/// to erase its key here; every copy of the store that was ever made is then worthless for that case. So this file is backed up apart and its backups live
/// a week at most (docs/operations.md). Spare keys are made in advance and the file stands in the order of random names: a new case costs no flush, and
/// the file tells neither number nor order of cases.
/// </summary>
public sealed class ShredKeys(DataFolder folder)
{
    private const int FewestSpares = 256;
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]?> keys = new(StringComparer.Ordinal);
    private readonly List<string> spares = [];
    private bool isRead;

    /// <summary>Path of the file.</summary>
    internal string FilePath => folder.PathOf("shred", "cases.keys");

    /// <summary>Reads the file, so that a host with a damaged one does not start.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged.</exception>
    internal void Load()
    {
        lock (gate)
        {
            Read();
        }
    }

    /// <summary>The lock of this name, or null when its key is erased or was never here.</summary>
    internal CaseLock? Find(string name)
    {
        lock (gate)
        {
            Read();
            return keys.GetValueOrDefault(name) is { } key ? new CaseLock(name, key) : null;
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

    /// <summary>A lock that nobody has used. Its key is on the disk before it is given out.</summary>
    /// <exception cref="StoreAwayException">The disk did not take new keys.</exception>
    internal CaseLock Take()
    {
        lock (gate)
        {
            Read();
            if (spares.Count == 0)
            {
                AddSpares();
            }

            var name = spares[^1];
            spares.RemoveAt(spares.Count - 1);
            return new CaseLock(name, keys[name]!);
        }
    }

    /// <summary>
    /// Erases these keys for ever. The file is written anew and takes its place in one step; then the old bytes are overwritten where the disk lets us.
    /// </summary>
    /// <exception cref="StoreAwayException">The disk did not take it; nothing is erased.</exception>
    internal void Erase(IReadOnlyCollection<string> names)
    {
        lock (gate)
        {
            Read();
            var gone = names.Where(n => keys.GetValueOrDefault(n) is not null).ToHashSet(StringComparer.Ordinal);
            if (gone.Count == 0)
            {
                return;
            }

            ShredFile.Replace(FilePath, keys.Select(k => new ShredRecord(k.Key, gone.Contains(k.Key) ? null : k.Value)));
            foreach (var name in gone)
            {
                CryptographicOperations.ZeroMemory(keys[name]);
                keys[name] = null;
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

    /// <summary>More of them the larger the file is, so that the rewriting stays a small part of the work.</summary>
    private void AddSpares()
    {
        var fresh = Enumerable.Range(0, Math.Max(FewestSpares, keys.Count / 8)).Select(_ => ShredRecord.New()).ToList();
        ShredFile.Replace(FilePath, keys.Select(k => new ShredRecord(k.Key, k.Value)).Concat(fresh));
        foreach (var record in fresh)
        {
            keys[record.Name] = record.Key;
            spares.Add(record.Name);
        }
    }
}
