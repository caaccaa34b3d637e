using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Jaring.Outbox;

/// <summary>How long to wait after a failed attempt.</summary>
internal static class BackOff
{
    /// <summary>A wrong or hostile Retry-After must not hide a row for years.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>
    /// Doubles with each attempt up to the longest pause, of which a random half is taken off so that many rows do not come back together;
    /// never earlier than the other side asked.
    /// </summary>
    public static TimeSpan After(int attempts, TimeSpan? asked, OutboxOptions options, RandomNumberGenerator random)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        var longest = doubled < options.LongestPause ? doubled : options.LongestPause;
        var own = longest * (1 - (0.5 * random.NextUnit()));
        var wanted = asked is { } after && after < LongestAsked ? after : asked is null ? TimeSpan.Zero : LongestAsked;
        return own > wanted ? own : wanted;
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public static double NextUnit(this RandomNumberGenerator random)
    {
        Span<byte> bytes = stackalloc byte[8];
        random.GetBytes(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes) >> 11) * (1.0 / (1UL << 53));
    }
}
