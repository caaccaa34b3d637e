namespace Jaring.Sealing;

/// <summary>Revision 0: what the report or the rotation itself says about its slots.</summary>
internal sealed record SlotBase(string H, IReadOnlyList<string> To, string SlotsHash);

/// <summary>
/// Follows the slot sets of one epoch from revision 0. Refused are: a rollback, a fork, a signer who could not read, a backdated
/// directory, slots nobody signed, and being named without a slot. Locking others out is seen, not prevented.
/// </summary>
internal sealed class SlotSetChain
{
    private readonly CaseKey _key;
    private readonly VerifiedDirectory _directory;
    private readonly bool _ended;
    private readonly Seen? _seen;
    private readonly List<SlotChange> _changes = [];
    private int _rev;
    private int _n;
    private string _hash;
    private string _slots;
    private string? _next;
    private IReadOnlyList<string> _to;

    private SlotSetChain(CaseKey key, SlotBase start, VerifiedDirectory directory, Seen? seen)
    {
        (_key, _directory, _seen) = (key, directory.ChainOf(key.Header.Dir), seen);
        _ended = _directory != directory;
        (_n, _hash, _to, _slots) = (key.Header.Dir.N, start.H, start.To, start.SlotsHash);
        RequireNoFork();
    }

    /// <param name="key">The epoch's key.</param>
    /// <param name="start">Revision 0.</param>
    /// <param name="sets">The sets served, oldest first.</param>
    /// <param name="slots">The eight slots served.</param>
    /// <param name="directory">The verified directory.</param>
    /// <param name="seen">What this reader verified last, if anything.</param>
    /// <param name="cached">Given when the key came from a cache rather than the own slot: then a missing slot must be noticed.</param>
    public static SlotState Verify(
        CaseKey key,
        SlotBase start,
        IReadOnlyList<SealedObject> sets,
        IReadOnlyList<Wrap> slots,
        VerifiedDirectory directory,
        Seen? seen,
        Reader? cached)
    {
        var chain = new SlotSetChain(key, start, directory, seen);
        foreach (var set in sets)
        {
            chain.Append(set);
        }

        SealingException.Require(seen is null || chain._rev >= seen.Rev, "slots-rollback");
        if (chain._next is null)
        {
            chain.RequireSignedSlots(slots, cached);
        }

        var last = chain._directory.Entry.N;
        var sawListEnd = chain._ended && seen is not null && seen.N > last;
        return new(chain._rev, chain._hash, chain._ended ? last + 1 : last, chain._to, chain._next, chain._changes, sawListEnd);
    }

    private void Append(SealedObject set)
    {
        SealingException.Require(_next is null, "epoch-over");
        var plaintext = set.Open(
            _key.Secret, SlotSets.Type, ("case", _key.Header.Case), ("epoch", _key.Header.Epoch), ("rev", _rev + 1));
        var signed = SignedPayload.Read(plaintext);
        var claimed = signed.Peek(SealingJson.Default.SlotSetPayload);
        var isEndOfEndedList = _ended && claimed.Next is not null;
        var oldest = _seen is not null && _rev + 1 > _seen.Rev && !isEndOfEndedList ? Math.Max(_n, _seen.N) : _n;
        SealingException.Require(claimed.N >= oldest, "slots-directory");
        var signer = _directory.ReaderKeyAt(claimed.N, signed.By, _to);
        var payload = signed.Verify(SealingJson.Default.SlotSetPayload, SlotSets.Type, set.Header, signer);
        SealingException.Require(payload.Prev == _hash, "slots-chain");

        var before = _to;
        _to = payload.Next is null ? payload.To : _to;
        _rev++;
        (_n, _hash, _slots, _next) = (payload.N, set.Hash(), payload.Hash, payload.Next);
        _changes.Add(new(_rev, signed.By, [.. before.Except(_to)], [.. _to.Except(before)]));
        RequireNoFork();
    }

    private void RequireNoFork() =>
        SealingException.Require(_seen is null || _seen.Rev != _rev || _seen.H == _hash, "slots-fork");

    private void RequireSignedSlots(IReadOnlyList<Wrap> slots, Reader? cached)
    {
        SealingException.Require(slots.Count == Slots.Count, "slot-count");
        SealingException.Require(_slots == Slots.Hash(slots), "slots-unsigned");
        if (cached is not null && _to.Contains(cached.Id))
        {
            var own = Slots.Find(cached.Keys.Agreement, CaseKey.Label, _key.KhBytes, slots);
            SealingException.Require(own is { Mode: not SlotMode.Dummy }, "named-without-slot");
        }
    }
}
