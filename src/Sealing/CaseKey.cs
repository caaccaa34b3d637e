using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>The key of one epoch of a case, checked against the commitment in its header.</summary>
public sealed class CaseKey
{
    internal const string Label = "ck";

    private CaseKey(string kh, CaseHeader header, byte[] secret) => (Kh, Header, Secret) = (kh, header, secret);

    /// <summary>The header as it came.</summary>
    public string Kh { get; }

    /// <summary>The header as read.</summary>
    public CaseHeader Header { get; }

    /// <summary>Base64url token (32 bytes) that fetches the bodies of this case from the server.</summary>
    public string Access => Base64Url.Encode(AccessToken(Secret, Header.CaseBytes));

    internal byte[] Secret { get; }

    internal byte[] KhBytes => Base64Url.Decode(Kh);

    /// <summary>What the server keeps of the access token: its SHA-256.</summary>
    internal string AccessHash => Base64Url.Encode(SHA256.HashData(AccessToken(Secret, Header.CaseBytes)));

    /// <summary>Takes a key that is already in hand, from a sealed cache or two shares.</summary>
    /// <exception cref="SealingException">key-commitment: the key is not the one this header was made for</exception>
    public static CaseKey Fit(string kh, byte[] secret)
    {
        var header = CaseHeader.Read(kh);
        SealingException.Require(secret.Length == 32, "length");
        KeyDerivation.RequireCommitment(header.Ckc, secret, Label, header.CaseBytes, "key-commitment");
        return new(kh, header, secret);
    }

    /// <summary>Opens the own slot among eight.</summary>
    /// <exception cref="SealingException">no-slot (none, or a dummy), two-needed (one share), key-commitment, slot-malformed, slot-count</exception>
    public static CaseKey Open(MemberKeys keys, string kh, IReadOnlyList<Wrap> slots)
    {
        CaseHeader.Read(kh);
        return Fit(kh, (Slots.Find(keys.Agreement, Label, Base64Url.Decode(kh), slots) ?? throw new SealingException("no-slot")).Key);
    }

    /// <summary>Opens the reporter's slot.</summary>
    /// <exception cref="SealingException">no-slot, two-needed, key-commitment, slot-malformed</exception>
    public static CaseKey OpenAsReporter(MemberKeys keys, string kh, Wrap slot) => Fit(
        kh, (Slots.TryOpen(keys.Agreement, Label, Base64Url.Decode(kh), slot) ?? throw new SealingException("no-slot")).Key);

    private static byte[] AccessToken(byte[] secret, byte[] caseId) => KeyDerivation.Derive(secret, [], "access", caseId);
}
