using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Jaring.Sealing;

/// <summary>A person's two key pairs on P-256: one to be written to, one to sign with. Dispose to forget them.</summary>
public sealed class MemberKeys : IDisposable
{
    private MemberKeys(ECDiffieHellman agreement, ECDsa signing)
    {
        (Agreement, Signing) = (agreement, signing);
        Kem = Base64Url.Encode(P256.Point(agreement));
        Sig = Base64Url.Encode(P256.Point(signing));
    }

    /// <summary>Public key for wrapping keys to this person: base64url of the raw 65-byte point.</summary>
    public string Kem { get; }

    /// <summary>Public key that checks this person's signatures: base64url of the raw 65-byte point.</summary>
    public string Sig { get; }

    internal ECDiffieHellman Agreement { get; }

    internal ECDsa Signing { get; }

    /// <summary>Fresh random keys.</summary>
    public static MemberKeys Generate() => new(P256.NewAgreementKey(), P256.NewSigningKey());

    /// <inheritdoc/>
    public void Dispose()
    {
        Agreement.Dispose();
        Signing.Dispose();
    }

    /// <summary><c>{kem, sig}</c>, both PKCS#8: what a member record and a receipt box keep sealed.</summary>
    internal byte[] Export() => CanonicalJson.Write(new JsonObject
    {
        ["kem"] = Base64Url.Encode(Agreement.ExportPkcs8PrivateKey()),
        ["sig"] = Base64Url.Encode(Signing.ExportPkcs8PrivateKey()),
    });

    /// <summary>Takes the bundle only if it holds the private halves of the public keys that were promised.</summary>
    internal static MemberKeys Import(byte[] bundle, string kem, string sig)
    {
        var pair = Wire.Read(bundle, SealingJson.Default.PublicKeys);
        var keys = new MemberKeys(
            P256.ImportAgreementKey(Base64Url.Decode(pair.Kem)), P256.ImportSigningKey(Base64Url.Decode(pair.Sig)));
        CryptographicOperations.ZeroMemory(bundle);
        SealingException.Require(keys.Kem == kem && keys.Sig == sig, "private-key");
        return keys;
    }
}
