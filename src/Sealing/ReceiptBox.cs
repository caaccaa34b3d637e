namespace Jaring.Sealing;

/// <summary>A new receipt for one case: digits for the person, keys, and the box in which the server keeps them sealed.</summary>
public sealed record FreshReceipt(string Digits, MemberKeys Keys, string Rid, SealedObject Rbox)
{
    /// <summary>Made on the reporter's device, for a new case or in place of a lost receipt (A9).</summary>
    public static FreshReceipt Make(string caseId, byte[] siteSalt) => Make(caseId, siteSalt, KeyDerivation.Iterations);

    internal static FreshReceipt Make(string caseId, byte[] siteSalt, int rounds)
    {
        var digits = Receipts.NewDigits();
        var receipt = Receipts.Keys(digits, siteSalt, rounds);
        var keys = MemberKeys.Generate();
        return new(digits, keys, receipt.Rid, ReceiptBox.Seal(receipt, caseId, keys));
    }

    internal PublicKeys Rk => new(Keys.Kem, Keys.Sig);
}

/// <summary>The reporter's keys, sealed under a key that only the receipt's digits give.</summary>
internal static class ReceiptBox
{
    private const string Type = "receipt";

    public static SealedObject Seal(ReceiptKeys receipt, string caseId, MemberKeys keys)
    {
        var commitment = Base64Url.Encode(KeyDerivation.Commit(receipt.Box, "rbox", Base64Url.Decode(caseId)));
        var header = Headers.Write(Type, ("case", caseId), ("rk", keys.Kem), ("kc", commitment));
        return SealedObject.Seal(receipt.Box, Type, header, keys.Export());
    }

    /// <summary>The box must name the reporter's key of this very header: after a replacement the old box is dead.</summary>
    /// <exception cref="SealingException">header-case, header-rk (replaced), key-commitment (another receipt), private-key</exception>
    public static MemberKeys Open(ReceiptKeys receipt, string kh, SealedObject box)
    {
        var header = CaseHeader.Read(kh);
        var found = Headers.Read(box.Header, Type, ("case", header.Case), ("rk", header.Rk.Kem), ("kc", Headers.AnyText));
        KeyDerivation.RequireCommitment((string)found["kc"]!, receipt.Box, "rbox", header.CaseBytes, "key-commitment");
        return MemberKeys.Import(box.OpenAny(receipt.Box, Type), header.Rk.Kem, header.Rk.Sig);
    }
}
