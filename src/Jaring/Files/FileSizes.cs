using System.Numerics;

namespace Jaring.Files;

/// <summary>The sizes of docs/sealing.md 13, which is all that the server can check of a file.</summary>
public static class FileSizes
{
    /// <summary>The largest part: one chunk of 2^20 bytes with its tag, and the header before the first.</summary>
    public const int MostPart = Chunk + Tag + Header;

    private const int Chunk = 1 << 20;
    private const int Tag = 16;
    private const int Header = 54;

    /// <summary>Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", 2019): the next length whose last bits are zero; at most 12 % more.</summary>
    internal static long Padded(long length)
    {
        if (length < 2)
        {
            return length;
        }

        var exponent = BitOperations.Log2((ulong)length);
        var kept = BitOperations.Log2((uint)exponent) + 1;
        var mask = (1L << Math.Max(0, exponent - kept)) - 1;
        return (length + mask) & ~mask;
    }

    /// <summary>Length of the sealed stream over so many bytes.</summary>
    internal static long Sealed(long length) => Header + length + (Tag * Math.Max(1, (length + Chunk - 1) / Chunk));
}
