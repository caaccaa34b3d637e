using System.Buffers.Binary;

namespace Jaring.Sealing;

/// <summary>
/// Lengths say nothing: u32 length || text || zeros up to a fixed step per type. Only the number of steps shows, and only a report,
/// a message, a draft or a member's cache may have more than one.
/// </summary>
internal static class Padding
{
    public static int Step(string type) => type switch
    {
        "report" or "cache" => 65536,
        "draft" => 16384,
        "msg" or "identity" => 4096,
        "slots" or "rotate" => 2048,
        "log" => 1024,
        "receipt" or "member-priv" => 512,
        _ => 256,
    };

    public static int MostSteps(string type) => type switch
    {
        "report" => 4,
        "msg" or "draft" => 16,
        "cache" => 64,
        _ => 1,
    };

    public static byte[] Pad(byte[] text, int step, int mostSteps)
    {
        var length = Padded(text.Length, step);
        SealingException.Require(length <= (long)step * mostSteps, "too-long");
        var padded = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(padded, (uint)text.Length);
        text.CopyTo(padded, 4);
        return padded;
    }

    /// <summary>Refuses padding that is longer than needed, above the most steps, or not zero: each would be a hidden channel.</summary>
    /// <exception cref="SealingException">padding</exception>
    public static byte[] Unpad(byte[] padded, int step, int mostSteps)
    {
        SealingException.Require(padded.Length >= 4 && padded.Length <= (long)step * mostSteps, "padding");
        var length = BinaryPrimitives.ReadUInt32BigEndian(padded);
        SealingException.Require(Padded(length, step) == padded.Length, "padding");
        var end = 4 + (int)length;
        SealingException.Require(!padded.AsSpan(end).ContainsAnyExcept((byte)0), "padding");
        return padded[4..end];
    }

    private static long Padded(long length, int step) => (length + 4 + step - 1) / step * step;
}
