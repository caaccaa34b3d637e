using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>
/// Keys on NIST P-256. Public keys are uncompressed points, 0x04 || X || Y, 65 bytes; every point is checked to lie on the curve
/// when it is imported (the platform refuses others), which shuts out invalid-curve attacks.
/// </summary>
internal static class P256
{
    public const int PointLength = 65;

    private static readonly ECCurve Curve = ECCurve.NamedCurves.nistP256;

    public static ECDiffieHellman NewAgreementKey() => ECDiffieHellman.Create(Curve);

    public static ECDsa NewSigningKey() => ECDsa.Create(Curve);

    public static ECDiffieHellman ImportAgreementPoint(byte[] raw) => Import(raw, p => ECDiffieHellman.Create(p));

    public static ECDsa ImportVerifyingPoint(byte[] raw) => Import(raw, p => ECDsa.Create(p));

    /// <summary>Refuses text that is not a point of the curve.</summary>
    public static void RequirePoint(string encoded)
    {
        using var key = ImportVerifyingPoint(Base64Url.Decode(encoded));
    }

    public static byte[] Point(ECAlgorithm key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return Bytes.Concat([4], q.X!, q.Y!);
    }

    /// <summary>The x coordinate of the shared point.</summary>
    public static byte[] Agree(ECDiffieHellman mine, ECDiffieHellman theirs) => mine.DeriveRawSecretAgreement(theirs.PublicKey);

    public static ECDiffieHellman ImportAgreementKey(byte[] pkcs8) => ImportPrivate(ECDiffieHellman.Create(), pkcs8);

    public static ECDsa ImportSigningKey(byte[] pkcs8) => ImportPrivate(ECDsa.Create(), pkcs8);

    private static T Import<T>(byte[] raw, Func<ECParameters, T> create)
    {
        SealingException.Require(raw.Length == PointLength && raw[0] == 4, "point");
        try
        {
            return create(new ECParameters { Curve = Curve, Q = new ECPoint { X = raw[1..33], Y = raw[33..] } });
        }
        catch (CryptographicException)
        {
            throw new SealingException("point");
        }
    }

    private static T ImportPrivate<T>(T key, byte[] pkcs8) where T : ECAlgorithm
    {
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out var read);
            SealingException.Require(read == pkcs8.Length && Point(key).Length == PointLength, "private-key");
            return key;
        }
        catch (CryptographicException)
        {
            throw new SealingException("private-key");
        }
    }
}
