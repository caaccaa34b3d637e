using System.Security.Cryptography;

namespace Jaring.Sealing;

/// <summary>One point of a Shamir polynomial: its place (1-255) and one byte per byte of the secret.</summary>
internal sealed record Share(byte X, byte[] Y);

/// <summary>Shamir's secret sharing over GF(2^8), polynomial 0x11b. Combining cannot tell a wrong share: the caller checks a commitment.</summary>
internal static class Shamir
{
    public static Share[] Split(byte[] secret, int shares, int threshold)
    {
        SealingException.Require(threshold >= 2 && shares >= threshold && shares <= 255, "shares");
        var places = Enumerable.Range(1, 255).Select(x => (byte)x).ToArray();
        RandomNumberGenerator.Shuffle(places.AsSpan());
        var coefficients = Enumerable.Range(1, threshold - 1).Select(_ => Bytes.Random(secret.Length)).ToArray();
        return [.. places.Take(shares).Select(x => new Share(x, Evaluate(secret, coefficients, x)))];
    }

    /// <exception cref="SealingException">too-few-shares, share-twice, shares (malformed)</exception>
    public static byte[] Combine(IReadOnlyList<Share> shares)
    {
        SealingException.Require(shares.Count >= 2, "too-few-shares");
        SealingException.Require(shares.All(s => s.X != 0 && s.Y.Length == shares[0].Y.Length), "shares");
        SealingException.Require(shares.Select(s => s.X).Distinct().Count() == shares.Count, "share-twice");
        var secret = new byte[shares[0].Y.Length];
        foreach (var share in shares)
        {
            byte weight = 1;
            foreach (var other in shares.Where(o => o.X != share.X))
            {
                weight = Multiply(weight, Multiply(other.X, Invert((byte)(other.X ^ share.X))));
            }

            for (var i = 0; i < secret.Length; i++)
            {
                secret[i] ^= Multiply(weight, share.Y[i]);
            }
        }

        return secret;
    }

    private static byte[] Evaluate(byte[] secret, byte[][] coefficients, byte x)
    {
        var y = new byte[secret.Length];
        for (var i = 0; i < y.Length; i++)
        {
            foreach (var coefficient in coefficients)
            {
                y[i] = Multiply((byte)(y[i] ^ coefficient[i]), x);
            }

            y[i] ^= secret[i];
        }

        return y;
    }

    /// <summary>Without branches or tables, so that time does not depend on the secret.</summary>
    private static byte Multiply(byte a, byte b)
    {
        int product = 0, shifted = a;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= shifted & -((b >> bit) & 1);
            shifted = (shifted << 1) ^ (0x11b & -((shifted >> 7) & 1));
        }

        return (byte)product;
    }

    /// <summary>a^254, which is 1/a.</summary>
    private static byte Invert(byte a)
    {
        byte power = 1;
        for (var i = 0; i < 254; i++)
        {
            power = Multiply(power, a);
        }

        return power;
    }
}
