using System.Buffers.Binary;

namespace Jaring.Papers.Sessions;

/// <summary>
/// Takes out of a JPEG what is hidden in it: place, time, device, previews, comments, and whatever a telephone hangs on behind the picture's end, such as a
/// second picture with a place of its own (ITU-T T.81, annex B). Pages draw a photo anew before they send it, and some browsers add a little of their own;
/// this is the second net.
/// </summary>
internal static class PlainJpeg
{
    private const byte Mark = 0xFF, Begin = 0xD8, End = 0xD9, Scan = 0xDA, Jfif = 0xE0, Adobe = 0xEE, Comment = 0xFE;

    /// <summary>The picture alone, or null when this is no whole JPEG.</summary>
    public static byte[]? Of(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != Mark || jpeg[1] != Begin)
        {
            return null;
        }
        var plain = new MemoryStream(jpeg.Length);
        plain.Write(jpeg[..2]);
        var isDrawn = false;
        for (var rest = jpeg[2..]; rest.Length >= 2 && rest[0] == Mark;)
        {
            if (rest[1] == Mark)
            {
                rest = rest[1..];
                continue;
            }
            if (rest[1] == End)
            {
                plain.Write(rest[..2]);
                return isDrawn ? plain.ToArray() : null;
            }
            if (LengthOf(rest) is not { } length)
            {
                return null;
            }
            if (!IsHidden(rest[1]))
            {
                plain.Write(rest[..length]);
            }
            isDrawn |= rest[1] == Scan;
            rest = rest[length..];
        }
        return null;
    }

    /// <summary>Of the application's own parts only two say how the picture is to be shown.</summary>
    private static bool IsHidden(byte kind) => kind == Comment || (kind is >= 0xE0 and <= 0xEF && kind is not (Jfif or Adobe));

    /// <summary>Of a segment with its mark, and of a scan with the picture's own bytes behind it; null when it reaches beyond the file.</summary>
    private static int? LengthOf(ReadOnlySpan<byte> rest)
    {
        var length = rest.Length < 4 ? 0 : 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
        return length < 4 || length > rest.Length ? null : rest[1] == Scan ? length + LengthOfScan(rest[length..]) : length;
    }

    /// <summary>Until a mark that is none of the picture's own: within it a mark is doubled by a nought, or counts from 0 to 7 (annex B.1.1.5 and E.1.4).</summary>
    private static int LengthOfScan(ReadOnlySpan<byte> data)
    {
        var at = 0;
        while (at + 1 < data.Length && (data[at] != Mark || data[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
        {
            at++;
        }
        return at;
    }
}
