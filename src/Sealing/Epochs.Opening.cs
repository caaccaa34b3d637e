namespace Jaring.Sealing;

public static partial class Epochs
{
    /// <summary>Opens an epoch with the own slot, and through it the epoch before.</summary>
    /// <param name="me">A reader named in the epoch.</param>
    /// <param name="epoch">The epoch as stored.</param>
    /// <param name="oldKh">The header of the epoch before.</param>
    /// <param name="before">
    /// Verifies report and slot sets of the epoch before, given its key; a new reader gets that key only here.
    /// </param>
    /// <param name="directory">The verified directory.</param>
    /// <param name="seen">What this reader verified last in this epoch.</param>
    /// <exception cref="SealingException">
    /// epoch-chain (does not follow), epoch-end (the old one ends elsewhere), directory-unknown, epoch-directory (older than the case),
    /// key-commitment, not-reader, not-active, signature, receipt-change, slots-unsigned and the other refusals of slots and bytes
    /// </exception>
    public static OpenEpoch Open(
        Reader me, Epoch epoch, string oldKh, Func<CaseKey, EpochEnd> before, VerifiedDirectory directory, Seen? seen = null) =>
        Open(CaseKey.Open(me.Keys, epoch.Kh, epoch.Slots), epoch, oldKh, before, directory, seen, cached: null);

    /// <summary>The same with the key from the reader's sealed cache.</summary>
    public static OpenEpoch OpenCached(
        Reader me, byte[] key, Epoch epoch, string oldKh, Func<CaseKey, EpochEnd> before, VerifiedDirectory directory, Seen? seen = null) =>
        Open(CaseKey.Fit(epoch.Kh, key), epoch, oldKh, before, directory, seen, me);

    /// <summary>The same for the reporter, whose slot is rslot.</summary>
    public static OpenEpoch OpenAsReporter(
        MemberKeys keys, Epoch epoch, string oldKh, Func<CaseKey, EpochEnd> before, VerifiedDirectory directory) =>
        Open(CaseKey.OpenAsReporter(keys, epoch.Kh, epoch.Rslot), epoch, oldKh, before, directory, seen: null, cached: null);

    private static OpenEpoch Open(
        CaseKey key, Epoch epoch, string oldKh, Func<CaseKey, EpochEnd> before, VerifiedDirectory directory, Seen? seen, Reader? cached)
    {
        var (now, then) = (key.Header, CaseHeader.Read(oldKh));
        SealingException.Require(now.Case == then.Case && now.Epoch == then.Epoch + 1 && now.Prev == Bytes.HashOf(oldKh), "epoch-chain");
        var (chain, earlier) = (directory.ChainOf(now.Dir), directory.ChainOf(then.Dir));
        var chains = directory.Chains.ToList();
        SealingException.Require(chain == earlier ? now.Dir.N >= then.Dir.N : chains.IndexOf(chain) > chains.IndexOf(earlier), "epoch-directory");

        var signed = SignedPayload.Read(epoch.Auth.Open(key.Secret, Type, ("case", now.Case), ("epoch", now.Epoch)));
        var old = CaseKey.Fit(oldKh, Base64Url.Decode(signed.Peek(SealingJson.Default.RotatePayload).Old));
        var end = before(old);
        SealingException.Require(chain != earlier || !end.SawListEnd, "epoch-directory");
        var signer = chain.ReaderKeyAt(now.Dir.N, signed.By, end.To);
        var payload = signed.Verify(SealingJson.Default.RotatePayload, Reports.PayloadLabel, epoch.Auth.Header, signer);
        SealingException.Require(payload.Kh == Bytes.HashOf(epoch.Kh), "epoch-header");
        SealingException.Require(end.Next == payload.Kh, "epoch-end");
        RequireVouchedReceipt(payload.Co, signed.By, oldKh, then, now, end.To, directory);

        var start = new SlotBase(epoch.Auth.Hash(), payload.To, payload.Slots);
        var slots = SlotSetChain.Verify(key, start, epoch.Sets ?? [], epoch.Slots, directory, seen, cached);
        return new(key, old, signed.By, payload.Co?.By, slots);
    }

    /// <summary>A new receipt key needs two different readers, so that one alone cannot step into the reporter's place.</summary>
    private static void RequireVouchedReceipt(
        CoSignature? co, string signer, string oldKh, CaseHeader then, CaseHeader now, IReadOnlyList<string> readers, VerifiedDirectory directory)
    {
        if (now.Rk == then.Rk)
        {
            SealingException.Require(co is null, "receipt-change");
            return;
        }

        SealingException.Require(co is not null && co.By != signer, "receipt-change");
        var second = directory.ChainOf(now.Dir).ReaderKeyAt(now.Dir.N, co!.By, readers);
        SealingException.Require(
            Signatures.IsValid(second, CoSignatureLabel, Statement(oldKh, then, now.Rk), co.Sig), "receipt-change");
    }
}
