using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// Always eight wraps in random order, without key ids; the unused ones are dummies. The store therefore does not say who may read,
/// and so not whom a reporter kept out: such a list would itself be an accusation.
/// </summary>
internal static class Slots
{
    public const int Count = 8;

    /// <summary>The first wrap that opens decides; null when none does.</summary>
    /// <exception cref="SealingException">slot-count, or slot (malformed)</exception>
    public static Slot? Find(ECDiffieHellman key, string label, byte[] context, IReadOnlyList<Wrap> wraps)
    {
        SealingException.Require(wraps.Count == Count, "slot-count");
        return wraps.Select(w => TryOpen(key, label, context, w)).FirstOrDefault(slot => slot is not null);
    }

    public static Slot? TryOpen(ECDiffieHellman key, string label, byte[] context, Wrap wrap)
    {
        byte[] packed;
        try
        {
            packed = wrap.Open(key, label, context);
        }
        catch (SealingException miss) when (miss.Reason is "wrap-decrypt" or "point")
        {
            return null;
        }

        return Slot.Read(packed);
    }

    public static string Hash(IEnumerable<Wrap> wraps) => Base64Url.Encode(SHA256.HashData(Bytes.Concat(
        [Bytes.Label("slots"), .. wraps.SelectMany(w => new[] { Base64Url.Decode(w.E), Base64Url.Decode(w.C) })])));

    /// <summary>The same key to each reader.</summary>
    public static Wrap[] ForKey(DirectoryEntry entry, IReadOnlyList<string> to, string label, byte[] context, byte[] key) =>
        Fill(Readers(entry, to).Select(m => (m, Slot.ForKey(key))), label, context);

    /// <summary>A share of the key to each reader; <paramref name="threshold"/> of them together have it.</summary>
    /// <param name="entry">The entry whose keys the shares are wrapped to.</param>
    /// <param name="named">The entry whose places the bitmap of holders counts: the one that the header in <paramref name="context"/> names.</param>
    /// <param name="to">The readers.</param>
    /// <param name="label">What the wraps are for.</param>
    /// <param name="context">Header bytes.</param>
    /// <param name="key">What is shared.</param>
    /// <param name="threshold">How many have it together.</param>
    /// <exception cref="SealingException">holder-unknown: a reader has no place in that entry</exception>
    public static Wrap[] ForShares(
        DirectoryEntry entry, DirectoryEntry named, IReadOnlyList<string> to, string label, byte[] context, byte[] key, int threshold)
    {
        SealingException.Require(to.All(id => named.Members.Any(m => m.Id == id)), "holder-unknown");
        var holders = named.Members.Select((m, i) => to.Contains(m.Id) ? 1u << i : 0).Aggregate(0u, (all, bit) => all | bit);
        var slots = Shamir.Split(key, to.Count, threshold).Select(share => Slot.ForShare(share, holders));
        return Fill(Readers(entry, to).Zip(slots), label, context);
    }

    /// <summary>Nothing, to each reader: a reader then knows, and nobody else.</summary>
    public static Wrap[] ForNobody(DirectoryEntry entry, IReadOnlyList<string> to, string label, byte[] context) =>
        Fill(Readers(entry, to).Select(m => (m, Slot.Dummy)), label, context);

    /// <summary>The ids behind a bitmap of holders.</summary>
    public static string[] HolderIds(DirectoryEntry entry, uint holders) =>
        [.. entry.Members.Where((_, i) => i < 32 && (holders >> i & 1) == 1).Select(m => m.Id)];

    private static IEnumerable<DirectoryMember> Readers(DirectoryEntry entry, IReadOnlyList<string> to)
    {
        SealingException.Require(to.Count <= Count, "readers");
        SealingException.Require(entry.Members.Count <= 32, "readers");
        return to.Select(id => entry.Active(id) ?? throw new SealingException("not-active"));
    }

    /// <summary>Wraps each, adds dummies up to <paramref name="count"/>, and mixes them.</summary>
    internal static Wrap[] Fill(IEnumerable<(DirectoryMember Reader, Slot Slot)> real, string label, byte[] context, int count = Count)
    {
        var wraps = real.Select(r => Wrap.Seal(Base64Url.Decode(r.Reader.Kem), label, context, r.Slot.Pack())).ToList();
        while (wraps.Count < count)
        {
            using var nobody = P256.NewAgreementKey();
            wraps.Add(Wrap.Seal(P256.Point(nobody), label, context, Slot.Dummy.Pack()));
        }

        var shuffled = wraps.ToArray();
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }
}
