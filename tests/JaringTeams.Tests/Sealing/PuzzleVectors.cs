using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>Section "puzzle" of office.json: SHA-256("JT1/puzzle" 00 || challenge || u64be(nonce)) begins with so many zero bits.</summary>
internal static class PuzzleVectors
{
    public static JsonArray Make()
    {
        var vectors = new JsonArray();
        foreach (var (length, bits) in new[] { (16, 0), (16, 1), (16, 7), (16, 8), (32, 9), (16, 12), (32, 16), (16, 18) })
        {
            byte[] challenge = [.. Enumerable.Range(0, length).Select(i => (byte)((i * 7) + bits))];
            var solved = Nonces().First(nonce => ZeroBits(challenge, nonce) >= bits);
            vectors.Add(Vector(challenge, bits, solved));
            vectors.Add(Vector(challenge, ZeroBits(challenge, solved) + 1, solved));
            vectors.Add(Vector(challenge, bits, Nonces().First(nonce => bits == 0 || ZeroBits(challenge, nonce) == bits - 1)));
        }

        vectors.Add(Vector(new byte[16], 1, (1L << 53) - 1));
        return vectors;
    }

    public static int ZeroBits(byte[] challenge, long nonce)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, nonce);
        var hash = SHA256.HashData([.. "JT1/puzzle\0"u8, .. challenge, .. number]);
        return 256 - (int)new BigInteger(hash, isUnsigned: true, isBigEndian: true).GetBitLength();
    }

    private static JsonObject Vector(byte[] challenge, int bits, long nonce) => new()
    {
        ["challenge"] = Base64Url.Encode(challenge),
        ["bits"] = bits,
        ["nonce"] = nonce,
        ["ok"] = ZeroBits(challenge, nonce) >= bits,
    };

    private static IEnumerable<long> Nonces()
    {
        for (var nonce = 0L; ; nonce++)
        {
            yield return nonce;
        }
    }
}
