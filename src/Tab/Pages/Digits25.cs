using System.Globalization;
using System.Numerics;

namespace Jaring.Tab.Pages;

/// <summary>A hash as people read it to each other: its first 83 bits as 25 digits in five groups (docs/sealing.md §4).</summary>
internal static class Digits25
{
    private const int Bytes = 11, SpareBits = 5, Digits = 25, GroupLength = 5;

    /// <summary>The digits.</summary>
    /// <param name="hash">At least 11 bytes.</param>
    public static string Of(ReadOnlySpan<byte> hash)
    {
        var number = new BigInteger(hash[..Bytes], isUnsigned: true, isBigEndian: true) >> SpareBits;
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        return string.Join(' ', Enumerable.Range(0, Digits / GroupLength).Select(i => digits.Substring(i * GroupLength, GroupLength)));
    }
}
