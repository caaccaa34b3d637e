namespace Jaring.Sealing;

/// <summary>What a reader remembers of a case's slots: revision, hash of its object, newest directory number verified.</summary>
public sealed record Seen(int Rev, string H, int N);

/// <summary>One replacement of the slots: who signed it and who was taken out ("slot diganti oleh X, Anda tidak lagi di dalamnya").</summary>
public sealed record SlotChange(int Rev, string By, IReadOnlyList<string> Out, IReadOnlyList<string> In);

/// <summary>
/// Where the slots of an epoch stand. <paramref name="Next"/> is the hash of the next epoch's header once this one has ended. <paramref name="SawListEnd"/>: this reader
/// remembers that the list it was sealed under had ended, so that nothing but the end of the epoch may follow.
/// </summary>
public sealed record SlotState(int Rev, string H, int N, IReadOnlyList<string> To, string? Next, IReadOnlyList<SlotChange> Changes, bool SawListEnd = false)
{
    /// <summary>To be kept, so that the server can neither go back nor fork.</summary>
    public Seen Seen => new(Rev, H, N);
}

/// <summary>Eight new slots and the signed set that says so.</summary>
public sealed record Grant(IReadOnlyList<Wrap> Slots, SealedObject Set);

/// <summary>Makes slot sets (A4): handing a case on replaces all eight slots, under a signature of somebody who could read.</summary>
public static class SlotSets
{
    internal const string Type = "slots";

    /// <summary>New slots for <paramref name="to"/>. A dual case should stay dual unless people decide otherwise.</summary>
    public static Grant Grant(OpenCase open, VerifiedDirectory directory, IReadOnlyList<string> to, bool dual = false)
    {
        Reports.RequireReaders(directory.Entry, to, [], dual);
        SealingException.Require(!directory.HasEnded(open.Key.Header.Dir), "directory-ended");
        var slots = For(open.Key, directory, to, dual);
        return new(slots, Set(open, directory.Entry.N, to, slots, next: null));
    }

    internal static Wrap[] For(CaseKey key, VerifiedDirectory directory, IReadOnlyList<string> to, bool dual) => dual
        ? Slots.ForShares(directory.Entry, to, CaseKey.Label, key.KhBytes, key.Secret, 2)
        : Slots.ForKey(directory.Entry, to, CaseKey.Label, key.KhBytes, key.Secret);

    /// <summary>
    /// The last set of an epoch: no readers, no slots, only the hash of what follows. One sealed under a list that has ended is closed under that list's
    /// last entry, by somebody who goes on with the same keys.
    /// </summary>
    internal static SealedObject Close(OpenCase open, VerifiedDirectory directory, string nextKh)
    {
        var (then, id) = (directory.ChainOf(open.Key.Header.Dir).Entry, open.Author.Id);
        SealingException.Require(then.Active(id)?.Sig is { } sig && sig == directory.Entry.Active(id)?.Sig, "not-active");
        return Set(open, then.N, [], [], Bytes.HashOf(nextKh));
    }

    private static SealedObject Set(
        OpenCase open, int n, IReadOnlyList<string> to, IReadOnlyList<Wrap> slots, string? next)
    {
        var payload = new SlotSetPayload(n, open.Slots.H, to, Slots.Hash(slots), next);
        var header = Headers.Write(
            Type, ("case", open.Key.Header.Case), ("epoch", open.Key.Header.Epoch), ("rev", open.Slots.Rev + 1));
        var signed = SignedPayload.Sign(
            open.Author.Keys.Signing, Type, header, payload, SealingJson.Default.SlotSetPayload, open.Author.Id);
        return SealedObject.Seal(open.Key.Secret, Type, header, signed.Encode());
    }
}
