namespace Jaring.Sealing;

/// <summary>What a trustee has in the place of an account (docs/sealing.md 17): digits that find the sealed record, and a signature that signs in.</summary>
public static class TrusteeAccess
{
    private const string Label = "wali";

    /// <summary>
    /// What the digits of an invitation derive, base64url of 32 bytes; they have a receipt's form and check digit. It finds the record and opens nothing.
    /// </summary>
    /// <exception cref="SealingException">receipt-typo</exception>
    public static string Lookup(string typed, byte[] siteSalt)
    {
        var seed = KeyDerivation.FromPassphrase(Receipts.Read(typed), Bytes.Concat(Bytes.Label(Label), siteSalt), KeyDerivation.Iterations);
        return Base64Url.Encode(KeyDerivation.Derive(seed, [], $"{Label}/lookup", []));
    }

    /// <summary>The proof that the key is held, over office, id and the server's nonce: at another office or for another id it proves nothing.</summary>
    public static string Sign(Reader trustee, string officeId, string nonce) =>
        Signatures.Sign(trustee.Keys.Signing, Label, Bytes.Concat(Bytes.Utf8(officeId), [0], Bytes.Utf8(trustee.Id), [0], Base64Url.Decode(nonce)));
}
