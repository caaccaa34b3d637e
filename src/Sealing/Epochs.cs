using System.Text.Json.Serialization;

namespace Jaring.Sealing;

/// <summary>A new key for a case: for fewer readers, or for a person who lost the receipt (then with rid and rbox).</summary>
public sealed record Epoch(
    [property: JsonPropertyName("kh")] string Kh,
    [property: JsonPropertyName("slots")] IReadOnlyList<Wrap> Slots,
    [property: JsonPropertyName("rslot")] Wrap Rslot,
    [property: JsonPropertyName("auth")] SealedObject Auth,
    [property: JsonPropertyName("ah")] string Ah,
    [property: JsonPropertyName("rid"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rid = null,
    [property: JsonPropertyName("rbox"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SealedObject? Rbox = null,
    [property: JsonPropertyName("sets"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SealedObject>? Sets = null);

/// <summary>
/// The next epoch, the last slot set of the old one that names it (those left out thereby see who did it), and the two late slots that travel beside it.
/// </summary>
public sealed record Rotation(Epoch Epoch, SealedObject Close, IReadOnlyList<Wrap> Late);

/// <summary>
/// How the epoch before ended, as verified with its own key: last readers, the header hash its last set names, and whether its reader remembers that the list
/// it was sealed under had ended.
/// </summary>
public sealed record EpochEnd(IReadOnlyList<string> To, string? Next, bool SawListEnd = false);

/// <summary>An opened epoch: its key, the key before it, and who rotated.</summary>
public sealed record OpenEpoch(CaseKey Key, CaseKey Old, string By, string? CoSignedBy, SlotState Slots);

/// <summary>Makes new epochs.</summary>
public static partial class Epochs
{
    internal const string Type = "rotate";
    private const string CoSignatureLabel = "rk";

    /// <summary>Gives the case a new key, for <paramref name="to"/> and the reporter.</summary>
    /// <param name="open">The case as it stands.</param>
    /// <param name="directory">The verified directory.</param>
    /// <param name="to">The readers from now on.</param>
    /// <param name="dual">Whether two must open together.</param>
    /// <param name="fresh">In place of a lost receipt: the new one, made on the person's device.</param>
    /// <param name="co">The second reader's signature, which a new receipt needs.</param>
    public static Rotation Rotate(
        OpenCase open,
        VerifiedDirectory directory,
        IReadOnlyList<string> to,
        bool dual = false,
        FreshReceipt? fresh = null,
        CoSignature? co = null)
    {
        Reports.RequireReaders(directory.Entry, to, dual);
        SealingException.Require((fresh is null) == (co is null), "receipt-change");
        var (before, secret) = (open.Key.Header, Bytes.Random(32));
        var header = CaseHeader.For(
            before.CaseBytes, directory, fresh?.Rk ?? before.Rk, secret, before.Epoch + 1, Bytes.HashOf(open.Key.Kh));
        var key = CaseKey.Fit(header.Encode(), secret);
        var slots = SlotSets.For(key, directory, to, dual);
        var payload = new RotatePayload(Bytes.HashOf(key.Kh), Base64Url.Encode(open.Key.Secret), to, Slots.Hash(slots), co);
        var epoch = new Epoch(
            key.Kh,
            slots,
            Wrap.Seal(Base64Url.Decode(header.Rk.Kem), CaseKey.Label, key.KhBytes, Slot.ForKey(secret).Pack()),
            Authorise(key, payload, open.Author),
            key.AccessHash,
            fresh?.Rid,
            fresh?.Rbox);
        return new(epoch, SlotSets.Close(open, directory, key.Kh), LateSlots.For(directory.Entry, dual ? [] : LateSlots.Waiting(open, directory.Entry, to), open.ReportKh, secret));
    }

    /// <summary>A second reader, who met or reached the person, vouches for the new receipt (A9).</summary>
    public static CoSignature CoSign(CaseKey present, FreshReceipt fresh, Reader me) => new(
        me.Id, Signatures.Sign(me.Keys.Signing, CoSignatureLabel, Statement(present.Kh, present.Header, fresh.Rk)));

    /// <summary>Whether this key signed for these new receipt keys, for the epoch that follows.</summary>
    internal static bool IsCoSigned(string signer, CaseKey present, PublicKeys rk, string sig) =>
        Signatures.IsValid(signer, CoSignatureLabel, Statement(present.Kh, present.Header, rk), sig);

    private static SealedObject Authorise(CaseKey key, RotatePayload payload, Reader author)
    {
        var header = Headers.Write(Type, ("case", key.Header.Case), ("epoch", key.Header.Epoch));
        var signed = SignedPayload.Sign(
            author.Keys.Signing, Reports.PayloadLabel, header, payload, SealingJson.Default.RotatePayload, author.Id);
        return SealedObject.Seal(key.Secret, Type, header, signed.Encode());
    }

    private static byte[] Statement(string oldKh, CaseHeader old, PublicKeys rk) => Headers.Write(
        CoSignatureLabel,
        ("case", old.Case),
        ("epoch", old.Epoch + 1),
        ("prev", Bytes.HashOf(oldKh)),
        ("rk", new System.Text.Json.Nodes.JsonObject { ["kem"] = rk.Kem, ["sig"] = rk.Sig }));
}
