using System.Globalization;
using System.Numerics;

namespace Jaring.Shapes;

/// <summary>
/// The one question this host asks about the curve P-256: does a point lie on it (FIPS 186-5, SP 800-186 §3.2.1.3). The cofactor is 1, so that a point on
/// the curve is in the right group. A report has 19 points; building a key of each in the system's library took longer than all else in its check.
/// Points are public, so the time this takes may depend on them.
/// </summary>
internal static class P256
{
    private static readonly BigInteger P = Parse("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Parse("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>y² = x³ - 3x + b over the field of P, both coordinates below P, 32 bytes each, the largest first.</summary>
    public static bool IsOnCurve(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var (x, y) = (new BigInteger(first, isUnsigned: true, isBigEndian: true), new BigInteger(second, isUnsigned: true, isBigEndian: true));
        return x < P && y < P && ((((x * x % P) - 3) * x) + B - (y * y)) % P == 0;
    }

    private static BigInteger Parse(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
